import type { SharedName } from '#shared/contract/import.ts';
import { ChoiceBar } from '#web/ui/ChoiceBar.tsx';
import { formatCount } from '#web/ui/formatNumber.ts';
import parts from './parts.module.css';

interface SharedNamesProps {
  names: readonly SharedName[];
  onAnswer: (name: SharedName, separate: boolean) => void;
}

type Answer = 'one' | 'each';

/** Asks of every name that stands beside several manager ids whether it is one person or as many as there are ids. */
export function SharedNames({ names, onAnswer }: SharedNamesProps) {
  if (names.length === 0) return null;
  return (
    <section className={parts.callout} aria-label="Names with several manager ids">
      <strong>{formatCount(names.length, 'name has', 'names have')} several manager ids</strong>
      {names.map((shared) => (
        <ChoiceBar<Answer>
          key={`${shared.file} ${shared.name}`}
          label={`${shared.name} has the manager ids ${shared.managerIds.join(', ')} in ${shared.file}. Who is that?`}
          choices={[
            { value: 'one', label: 'One person' },
            { value: 'each', label: `${countInWords(shared.managerIds.length)} people` },
          ]}
          value={shared.separate ? 'each' : 'one'}
          onChange={(answer) => onAnswer(shared, answer === 'each')}
        />
      ))}
      <p className={parts.quiet}>
        As several people each has their own team, and none is taken for the employee of that name.
      </p>
    </section>
  );
}

const countInWords = (count: number): string => ['Two', 'Three', 'Four', 'Five'][count - 2] ?? String(count);
