import { useId } from 'react';
import type { AmbiguousManager } from '#shared/contract/import.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import styles from './AmbiguousManagers.module.css';
import parts from './parts.module.css';

interface AmbiguousManagersProps {
  names: readonly AmbiguousManager[];
  /** Of which of them the person has said that nobody knows who is meant. */
  notKnown: readonly string[];
  onAnswer: (name: AmbiguousManager, chosen: string | undefined) => void;
}

type Candidate = AmbiguousManager['candidates'][number];

/** Asks of every manager's name that several people share which of them is meant. */
export function AmbiguousManagers({ names, notKnown, onAnswer }: AmbiguousManagersProps) {
  if (names.length === 0) return null;
  return (
    <section className={parts.callout} aria-label="Managers of one name">
      <strong>{formatCount(names.length, "manager's name is", "managers' names are")} shared by several people</strong>
      {names.map((name) => (
        <Candidates
          key={nameKey(name)}
          name={name}
          notKnown={notKnown.includes(nameKey(name))}
          onAnswer={(chosen) => onAnswer(name, chosen)}
        />
      ))}
      <p className={parts.quiet}>The answer is kept for the next file with the same header.</p>
    </section>
  );
}

/** Tells one name from the others of an import. */
export const nameKey = ({ file, name }: AmbiguousManager): string => `${file} ${name}`;

interface CandidatesProps {
  name: AmbiguousManager;
  notKnown: boolean;
  onAnswer: (chosen: string | undefined) => void;
}

function Candidates({ name: { file, name, candidates, chosen }, notKnown, onAnswer }: CandidatesProps) {
  const group = useId();
  return (
    <fieldset className={styles.candidates}>
      <legend>
        {name} manages people in {file}. Who is that?
      </legend>
      {candidates.map((candidate) => (
        <label key={candidate.id} className={parts.check}>
          <input
            type="radio"
            name={group}
            checked={!notKnown && chosen === candidate.id}
            onChange={() => onAnswer(candidate.id)}
          />
          {whoIs(candidate)}
        </label>
      ))}
      <label className={parts.check}>
        <input type="radio" name={group} checked={notKnown} onChange={() => onAnswer(undefined)} />
        Not known: load these rows without a manager
      </label>
    </fieldset>
  );
}

const whoIs = ({ id, name, role, department, leftOn }: Candidate): string =>
  [`${name} (${id})`, role, department, leftOn && `left on ${leftOn}`].filter(Boolean).join(', ');
