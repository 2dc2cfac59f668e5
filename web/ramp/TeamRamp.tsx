import type { RampMeasure } from '#shared/contract/ramp.ts';
import { formatNumber, formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { Measure, Measures } from '#web/ui/Measure.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { definitions } from './definitions.ts';
import { RampTile } from './RampTile.tsx';

type Props = { team: readonly RampMeasure[]; company: readonly RampMeasure[] };

/** How long new people of this team take to become productive, beside the company. */
export function TeamRamp({ team, company }: Props) {
  const measure = team.find(({ by }) => by === 'quota') ?? team[0];
  if (!measure) {
    return (
      <Panel title="How new people start">
        <p>No hires of this team with dates and deals in the period, so ramp cannot be given.</p>
      </Panel>
    );
  }
  const whole = company.find(({ by }) => by === measure.by);
  return (
    <Panel title="How new people start" subtitle={companyRamp(whole)}>
      <Measures label="Ramp of the team">
        <RampTile measure={measure} />
        {measure.notRampedByMonth12 !== undefined && (
          <Measure
            name={definitions.notRamped.name}
            definition={definitions.notRamped}
            value={formatShare(measure.notRampedByMonth12)}
            interval={measure.notRampedInterval && `95% interval ${formatShareInterval(measure.notRampedInterval)}`}
            basis={
              whole?.notRampedByMonth12 === undefined ? undefined : `company ${formatShare(whole.notRampedByMonth12)}`
            }
          />
        )}
      </Measures>
    </Panel>
  );
}

function companyRamp(whole: RampMeasure | undefined): string | undefined {
  if (whole?.medianDays === undefined) return undefined;
  return `In the whole company half of the hires get there within ${formatNumber(whole.medianDays)} days`;
}
