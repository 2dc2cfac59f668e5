import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MailProgress } from '#shared/contract/mail.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { planMail, sendMail } from '#web/api/mailQueries.ts';
import { MailPlanned } from './MailPlanned.tsx';
import { MailSent } from './MailSent.tsx';
import styles from './MailResults.module.css';

/** First who would get what, then sending, then what came of it. What is said takes the focus as it appears. */
export function MailSteps({ wave }: { wave: string }) {
  const [progress, setProgress] = useState<MailProgress>();
  const plan = useMutation({ mutationFn: () => planMail(wave, setProgress) });
  const send = useMutation({ mutationFn: (again: boolean) => sendMail({ wave, again }, setProgress) });
  const box = useRef<HTMLDivElement>(null);
  const said = send.data ?? plan.data;
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  const look = (): void => {
    setProgress(undefined);
    send.reset();
    plan.mutate();
  };
  const begin = (again: boolean): void => {
    setProgress(undefined);
    send.mutate(again);
  };
  const error = send.error ?? plan.error;
  return (
    <div className={styles.steps}>
      {(!plan.data || send.data || error) && (
        <div className={styles.actions}>
          <Button variant="default" loading={plan.isPending} disabled={send.isPending} onClick={look}>
            {send.data || error ? 'Look again who has had it' : 'Mail the results…'}
          </Button>
        </div>
      )}
      <output className={styles.quiet}>
        {plan.isPending && soFar('Finding out who sees what', progress)}
        {send.isPending && soFar('Sending', progress)}
      </output>
      {error && (
        <div className={styles.callout} role="alert">
          <p>{`${failureFrom(error).what} ${failureFrom(error).todo}`}</p>
        </div>
      )}
      <div ref={box} tabIndex={-1}>
        {plan.data && !send.data && !error && (
          <MailPlanned plan={plan.data} sending={send.isPending} onSend={begin} onCancel={plan.reset} />
        )}
        {send.data && <MailSent report={send.data} />}
      </div>
    </div>
  );
}

const soFar = (what: string, progress: MailProgress | undefined): string =>
  progress ? `${what}: ${progress.done} of ${progress.of} accounts` : `${what} …`;
