import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatInterval, formatLevel, formatNumber, formatProbability } from '#web/ui/formatNumber.ts';
import { Measure, Measures } from '#web/ui/Measure.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { standingOf } from '#web/ui/standing.ts';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';
import { comparisonSentence } from './comparisonSentence.ts';
import { definitions } from './definitions.ts';
import { ExitTypes } from './ExitTypes.tsx';
import { TurnoverTile } from './TurnoverTile.tsx';

type Props = { row: TurnoverRow | undefined; allowedFor: readonly string[] };

/** How many left this team beside how many of the same people would have left under an average manager. */
export function TeamTurnover({ row, allowedFor }: Props) {
  if (!row) {
    return (
      <Panel title="Who leaves">
        <p>No dated employments under this manager in the period.</p>
      </Panel>
    );
  }
  const { ratio, posterior } = row;
  return (
    <Panel
      title="Who leaves, fairly compared"
      subtitle={allowedFor.length === 0 ? undefined : `The comparison allows for ${allowedFor.join(', ')}`}
      actions={<VerdictMark standing={standingOf(row.verdict, row.evidence)} />}
    >
      <p>{comparisonSentence(row)}</p>
      <Measures label="Turnover of the team">
        <TurnoverTile row={row} />
        {ratio !== undefined && (
          <Measure
            name={definitions.ratio.name}
            definition={definitions.ratio}
            value={formatNumber(ratio, 2)}
            unit="exits ÷ expected"
            basis={
              row.expected === undefined ? undefined : `${formatNumber(row.exits)} ÷ ${formatNumber(row.expected, 1)}`
            }
          />
        )}
        {posterior && (
          <Measure
            name={definitions.estimate.name}
            definition={definitions.estimate}
            value={formatNumber(posterior.mean, 2)}
            interval={`${formatLevel(posterior.interval.level)} ${formatInterval(posterior.interval, 2)}`}
            basis={`chance that it is above 1: ${formatProbability(posterior.pAbove1)}`}
          />
        )}
        <ExitTypes total={row} />
      </Measures>
    </Panel>
  );
}
