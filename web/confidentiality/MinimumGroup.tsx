import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { ConfidentialitySettings, MinimumGroupEffect } from '#shared/contract/confidentiality.ts';
import { effectQuery, setMinimumGroup } from '#web/api/confidentialityQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './Confidentiality.module.css';

/** No company has groups so large that this would be too few. */
const MOST = 1_000;

/** The minimum group, with what another would hide said before it is set; a higher one is set only once that is understood. */
export function MinimumGroup({ settings: { minimumGroup, floor } }: { settings: ConfidentialitySettings }) {
  const [isUnderstood, setUnderstood] = useState(false);
  const { wanted, setWanted, isPossible, isMeant, told, setting, failure } = useMinimum(minimumGroup, floor);
  const isForGood = told !== undefined && told.minimumGroup > minimumGroup;
  const isReady = told !== undefined && (isUnderstood || !isForGood);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) setting.mutate(wanted);
  };
  /** What was said of one number, by the page or by the reader, does not hold for another. */
  const want = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    setWanted(target.valueAsNumber);
    setUnderstood(false);
    setting.reset();
  };
  const value = Number.isNaN(wanted) ? '' : wanted;
  return (
    <Panel
      title="Minimum group"
      subtitle={`Fewest people a survey number may stand on: ${floor} at least. It holds for waves decided from now on; a higher one also withholds smaller cells of earlier waves, for good. What is withheld does not come back.`}
    >
      <form className={styles.form} onSubmit={submit}>
        <Field label="People">
          {(id) => <input id={id} type="number" min={floor} max={MOST} required value={value} onChange={want} />}
        </Field>
        <Button type="submit" variant="default" disabled={!isReady} loading={setting.isPending}>
          Set the minimum
        </Button>
      </form>
      <output>
        {isMeant && !told && !failure && `What ${wanted} would withhold is being counted.`}
        {told && foretold(told, minimumGroup)}
        {!isPossible && `A whole number from ${floor} to ${MOST}.`}
        {isPossible && !isMeant && setting.isSuccess && `The minimum is ${minimumGroup} now.`}
      </output>
      {isForGood && <Understood is={isUnderstood} onChange={setUnderstood} />}
      <div role="alert">{failure && `${failure.what} ${failure.todo}`}</div>
    </Panel>
  );
}

/** The number typed, what exactly that number would withhold once that is known, and the setting of it. */
function useMinimum(minimumGroup: number, floor: number) {
  const [wanted, setWanted] = useState(minimumGroup);
  const isPossible = Number.isInteger(wanted) && wanted >= floor && wanted <= MOST;
  const isMeant = isPossible && wanted !== minimumGroup;
  const effect = useQuery({ ...effectQuery(wanted), enabled: isMeant });
  const client = useQueryClient();
  const setting = useMutation({ mutationFn: setMinimumGroup, onSuccess: () => client.invalidateQueries() });
  const told = isMeant && !effect.isError && effect.data?.minimumGroup === wanted ? effect.data : undefined;
  const trouble = setting.error ?? (isMeant ? effect.error : null);
  return { wanted, setWanted, isPossible, isMeant, told, setting, failure: trouble ? failureFrom(trouble) : undefined };
}

function Understood({ is, onChange }: { is: boolean; onChange: (is: boolean) => void }) {
  return (
    <label className={styles.understood}>
      <input type="checkbox" checked={is} onChange={({ target }) => onChange(target.checked)} />
      <span>I understand that what is withheld does not come back</span>
    </label>
  );
}

function foretold({ minimumGroup, hidden, comments, waves }: MinimumGroupEffect, before: number): string {
  if (minimumGroup < before)
    return `With ${minimumGroup}, waves decided from now on may show smaller groups. Nothing of earlier waves changes.`;
  const words = comments === 0 ? '' : `, and ${formatCount(comments, 'comment')} of groups of fewer people`;
  if (hidden === 0 && comments === 0) return `With ${minimumGroup}, nothing shown now would be withheld.`;
  const shown = waves.reduce((sum, wave) => sum + wave.shown, 0);
  const parts = waves
    .filter((wave) => wave.hidden > 0)
    .map((wave) => `${wave.hidden} of ${wave.shown} in ${wave.survey} ${wave.wave}`);
  const where = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `With ${minimumGroup}, ${formatCount(hidden, 'cell')} of ${formatNumber(shown)} shown now${words} would be withheld for good, of fewer people or because together they would tell of fewer${where}.`;
}
