import type { Step } from './importState.ts';
import styles from './StepList.module.css';

const names = ['Files', 'What would change', 'Imported'] as const;

const positionOf = ({ at }: Step): number => (at === 'files' || at === 'previewing' ? 0 : at === 'done' ? 2 : 1);

/** Where in the import the person is. */
export function StepList({ step }: { step: Step }) {
  const position = positionOf(step);
  return (
    <ol className={styles.steps} aria-label="Steps of an import">
      {names.map((name, index) => (
        <li key={name} aria-current={index === position ? 'step' : undefined} data-past={index < position}>
          <span className={styles.stepNumber} aria-hidden="true">
            {index < position ? '✓' : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
