import styles from './Standing.module.css';

export type WithheldReason =
  | 'too few'
  | 'would reveal another group'
  | 'would reveal a change'
  | 'would tell each answer'
  | 'no permission';

type Props = {
  reason: WithheldReason;
  /** The smallest group that may be shown. */
  minimum?: number | undefined;
  of?: string;
};

/** In place of a number that must not be shown: hatched, with the reason; never a number. */
export function Withheld(props: Props) {
  return <span className={styles.withheld}>{withheldText(props)}</span>;
}

export function withheldText({ reason, minimum, of = 'answers' }: Props): string {
  if (reason === 'no permission') return 'withheld: not open to you';
  if (reason === 'would reveal another group') return 'withheld: would reveal another group';
  if (reason === 'would reveal a change') return 'withheld: would reveal who joined or left between two waves';
  if (reason === 'would tell each answer') return 'withheld: would give each one’s answer away';
  return minimum === undefined ? `withheld: too few ${of}` : `withheld: fewer than ${minimum} ${of}`;
}
