import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnSecondStep } from '#shared/contract/secondStep.ts';
import { ownSecondStepQuery, ownSessionsQuery } from '#web/api/accessQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondStepOn } from './SecondStepOn.tsx';
import { SetUpSecondStep } from './SetUpSecondStep.tsx';

/** One's own second step at sign-in: setting it up, recovery codes, turning it off. */
export function SecondStepPanel() {
  const query = useQuery(ownSecondStepQuery);
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[]>();
  const changed = () =>
    Promise.all([ownSecondStepQuery, ownSessionsQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })));
  const made = (recoveryCodes: string[]): void => {
    setCodes(recoveryCodes);
    void changed();
  };
  return (
    <Panel
      title="Second step at sign-in"
      subtitle="A code of an authenticator app after your password: somebody who learns the password alone does not come in."
    >
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      ) : (
        <Loaded query={query} loading={<p>Loading…</p>}>
          {(step) => <Step step={step} onCodes={made} onOff={() => void changed()} />}
        </Loaded>
      )}
    </Panel>
  );
}

type Props = { step: OwnSecondStep; onCodes: (recoveryCodes: string[]) => void; onOff: () => void };

function Step({ step, onCodes, onOff }: Props) {
  if (step.isOn) return <SecondStepOn step={step} onCodes={onCodes} onOff={onOff} />;
  if (!step.hasPassword)
    return <p>You sign in at your company’s provider and have no password here: a second step is asked for there.</p>;
  return <SetUpSecondStep onCodes={onCodes} />;
}
