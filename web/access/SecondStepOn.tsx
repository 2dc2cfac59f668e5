import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OwnSecondStep } from '#shared/contract/secondStep.ts';
import { endSecondStep, makeRecoveryCodes } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { fieldText } from './AccessCard.tsx';
import forms from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

type Props = { step: OwnSecondStep; onCodes: (recoveryCodes: string[]) => void; onOff: () => void };
type Wanted = 'codes' | 'off';

const BUTTON = { codes: 'Make new recovery codes', off: 'Turn the second step off' } as const;

/** A second step that is on: since when, how many recovery codes are left, and changing it with password and code. */
export function SecondStepOn({ step, onCodes, onOff }: Props) {
  const [wanted, setWanted] = useState<Wanted>();
  return (
    <div className={forms.form}>
      <p>
        On{step.since === null ? '' : ` since ${formatDay(step.since)}`}. {leftWords(step.recoveryCodesLeft ?? 0)}
      </p>
      {step.required && (
        <p className={forms.quiet}>
          It is asked of everybody who signs in here with a password: turned off, you set it up anew before anything
          else, as with a new phone.
        </p>
      )}
      <div className={forms.actions}>
        {(['codes', 'off'] as const).map((what) => (
          <Button
            key={what}
            variant="default"
            aria-expanded={wanted === what}
            onClick={() => setWanted(wanted === what ? undefined : what)}
          >
            {what === 'codes' ? 'New recovery codes' : 'Turn off'}
          </Button>
        ))}
      </div>
      {wanted && <Change key={wanted} wanted={wanted} onCodes={onCodes} onOff={onOff} />}
    </div>
  );
}

/** Password and code, and what they are for. */
function Change({ wanted, onCodes, onOff }: Omit<Props, 'step'> & { wanted: Wanted }) {
  const codes = useChange(makeRecoveryCodes, []);
  const off = useChange(endSecondStep, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const request = { password: fieldText(fields, 'password'), code: fieldText(fields, 'code') };
    if (wanted === 'codes') codes.mutate(request, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) });
    else off.mutate(request, { onSuccess: onOff });
  };
  return (
    <form className={forms.form} onSubmit={submit}>
      <p>{WORDS[wanted]}</p>
      <div className={forms.row}>
        <Field label="Your password">
          {(id) => <input id={id} name="password" type="password" autoComplete="current-password" required />}
        </Field>
        <Field label="Code of the app, or a recovery code">
          {(id) => <input id={id} name="code" autoComplete="one-time-code" maxLength={40} required />}
        </Field>
        <Button type="submit" loading={codes.isPending || off.isPending}>
          {BUTTON[wanted]}
        </Button>
      </div>
      <Refusal failure={codes.failure ?? off.failure} />
    </form>
  );
}

const WORDS = {
  codes: 'The ones you have will not work any more then.',
  off: 'From then on the password alone lets you in, and whoever has it.',
} as const;

function leftWords(left: number): string {
  if (left === 0) return 'No recovery code is left: make new ones, or a lost phone locks you out.';
  return `${left} recovery ${left === 1 ? 'code is' : 'codes are'} left${left > 3 ? '' : ': make new ones soon'}.`;
}
