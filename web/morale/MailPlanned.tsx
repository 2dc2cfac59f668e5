import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailPlan } from '#shared/contract/mail.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatMoment } from '#web/ui/formatDate.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { textColumn } from '#web/ui/textColumn.tsx';
import styles from './MailResults.module.css';

type Person = MailPlan['people'][number];

const columns: Column<Person>[] = [
  textColumn({ id: 'name', name: 'Name', width: 160, names: true, text: ({ name }) => name }),
  textColumn({ id: 'email', name: 'E-mail', width: 200, text: ({ email }) => email }),
  textColumn({
    id: 'gets',
    name: 'Gets',
    width: 200,
    text: ({ everyone, teams }) => (everyone ? 'the company and every group' : formatCount(teams, 'team')),
  }),
  textColumn({ id: 'told', name: 'Numbers', width: 160, text: numbersOf }),
  textColumn({
    id: 'had',
    name: 'Had it',
    width: 160,
    text: ({ sentAt }) => (sentAt === undefined ? 'not yet' : formatMoment(sentAt)),
  }),
];

function numbersOf({ told, withheld }: Person): string {
  return `${formatNumber(told)}${withheld > 0 ? `, ${formatNumber(withheld)} withheld` : ''}`;
}

type Props = { plan: MailPlan; sending: boolean; onSend: (again: boolean) => void; onCancel: () => void };

/** Who would get what, and sending it. */
export function MailPlanned({ plan: { people, seesNothing }, sending, onSend, onCancel }: Props) {
  const [again, setAgain] = useState(false);
  const had = people.filter(({ sentAt }) => sentAt !== undefined).length;
  const count = again ? people.length : people.length - had;
  return (
    <div className={styles.steps}>
      <p>{summaryOf(people.length, had, seesNothing.length)}</p>
      {people.length > 0 && (
        <DataTable caption="Who gets what" columns={columns} rows={people} rowKey={({ email }) => email} />
      )}
      {had > 0 && (
        <label className={styles.tick}>
          <input type="checkbox" checked={again} onChange={({ target }) => setAgain(target.checked)} />
          Send it again to who has had it
        </label>
      )}
      <div className={styles.actions}>
        {people.length > 0 && (
          <Button loading={sending} disabled={count === 0} onClick={() => onSend(again)}>
            {`Send to ${formatCount(count, 'person', 'people')}`}
          </Button>
        )}
        <Button variant="default" disabled={sending} onClick={onCancel}>
          {people.length > 0 ? 'Cancel' : 'Close'}
        </Button>
      </div>
    </div>
  );
}

function summaryOf(sees: number, had: number, blind: number): string {
  const others =
    blind === 0
      ? ''
      : ` ${formatCount(blind, 'account sees none of it and gets nothing', 'accounts see none of it and get nothing')}.`;
  if (sees === 0) return `There is nobody to send to: no account that is let in sees any of this wave.${others}`;
  const some = had === 0 ? '' : ` ${formatNumber(had)} of them had it already.`;
  return `${formatCount(sees, 'person sees', 'people see')} some of this wave.${some}${others}`;
}
