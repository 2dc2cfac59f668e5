import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef } from 'react';
import type { BegunSecondStep } from '#shared/contract/secondStep.ts';
import { beginSecondStep, confirmSecondStep } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { fieldText } from './AccessCard.tsx';
import forms from './forms.module.css';
import { QrCode } from './QrCode.tsx';
import { Refusal } from './Refusal.tsx';
import styles from './SecondStep.module.css';
import { useChange } from './useChange.ts';

type Props = { onCodes: (recoveryCodes: string[]) => void };

/** Setting up: the password again, then the app and its first code. Nothing counts until that code is right. */
export function SetUpSecondStep({ onCodes }: Props) {
  const begin = useChange(beginSecondStep, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    begin.mutate({ password: fieldText(new FormData(event.currentTarget), 'password') });
  };
  if (begin.data) return <InTheApp begun={begin.data} onCodes={onCodes} />;
  return (
    <form className={forms.form} onSubmit={submit}>
      <p>
        You need an authenticator app on your phone or computer, such as Google Authenticator, Microsoft Authenticator,
        Aegis, 1Password or KeePassXC. It shows a new code every half minute.
      </p>
      <div className={forms.row}>
        <Field label="Your password, once more">
          {(id) => <input id={id} name="password" type="password" autoComplete="current-password" required />}
        </Field>
        <Button type="submit" variant="default" loading={begin.isPending}>
          Set up a second step
        </Button>
      </div>
      <Refusal failure={begin.failure} />
    </form>
  );
}

/** The secret, as a picture and as text. Takes the focus, since it is what the person asked for. */
function InTheApp({ begun, onCodes }: Props & { begun: BegunSecondStep }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className={forms.callout}>
      <ol className={styles.steps}>
        <li>
          <p>Scan this picture with the app.</p>
          <QrCode
            text={begun.address}
            label="QR code for your authenticator app; the key below says the same as text"
          />
          <p>
            On this device? <a href={begun.address}>Open it in the app</a>, or type this key there (by time, six
            digits):
          </p>
          <p className={forms.once}>{begun.secret.match(/.{1,4}/g)?.join(' ')}</p>
        </li>
        <li>
          <FirstCode onCodes={onCodes} />
        </li>
      </ol>
    </div>
  );
}

/** The first code: with it the second step is set up. */
function FirstCode({ onCodes }: Props) {
  const confirm = useChange(confirmSecondStep, []);
  const code = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const request = { code: fieldText(new FormData(event.currentTarget), 'code') };
    confirm.mutate(request, {
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
      onError: () => code.current?.select(),
    });
  };
  const asText = { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 40 } as const;
  return (
    <form className={forms.form} onSubmit={submit}>
      <div className={forms.row}>
        <Field label="Type the code it shows">
          {(id) => <input ref={code} id={id} name="code" {...asText} required />}
        </Field>
        <Button type="submit" loading={confirm.isPending}>
          Confirm
        </Button>
      </div>
      <Refusal failure={confirm.failure} />
    </form>
  );
}
