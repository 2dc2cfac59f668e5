import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailQuery } from '#web/api/mailQueries.ts';

export type MailTicked = {
  setUp: boolean;
  /** The link is to be mailed. */
  mail: boolean;
  setWanted: (isWanted: boolean) => void;
};

/** Whether a link is also sent by mail: yes until somebody says no, and never when mail is not set up. */
export function useMailTick(): MailTicked {
  const { data } = useQuery(mailQuery);
  const [isWanted, setWanted] = useState(true);
  const setUp = data?.setUp === true;
  return { setUp, mail: setUp && isWanted, setWanted };
}
