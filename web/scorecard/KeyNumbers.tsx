import type { MoraleMeasure } from '#shared/contract/morale.ts';
import type { OverviewResponse } from '#shared/contract/managers.ts';
import type { RampMeasure } from '#shared/contract/ramp.ts';
import { MoraleTile } from '#web/morale/MoraleTile.tsx';
import { PracticeTile } from '#web/practice/PracticeTile.tsx';
import { RampTile } from '#web/ramp/RampTile.tsx';
import { TurnoverTile } from '#web/turnover/TurnoverTile.tsx';
import { Measures } from '#web/ui/Measure.tsx';
import { NotForYourRole } from '#web/ui/NotForYourRole.tsx';
import { Panel } from '#web/ui/Panel.tsx';

/** The company's four numbers, each with interval, basis and formula; not for a `narrow` reader of some teams alone. */
export function KeyNumbers({ overview, narrow }: { overview: OverviewResponse; narrow: boolean }) {
  if (narrow)
    return (
      <Panel title="The whole company">
        <NotForYourRole />
      </Panel>
    );
  return (
    <Panel title="The whole company">
      <Measures label="Key numbers of the whole company">
        <TurnoverTile row={overview.turnover} />
        <MoraleTile measure={mainMorale(overview.morale)} />
        <RampTile measure={mainRamp(overview.ramp)} />
        <PracticeTile row={overview.practice} />
      </Measures>
    </Panel>
  );
}

/** The dimension called morale in its latest wave; else the first dimension of the latest wave. */
export function mainMorale(measures: readonly MoraleMeasure[]): MoraleMeasure | undefined {
  const latest = measures.toSorted((a, b) => b.closedOn.localeCompare(a.closedOn));
  return latest.find(({ dimension }) => dimension.toLowerCase() === 'morale') ?? latest[0];
}

/** Quota attainment says more than the first deal, where there are quotas. */
export function mainRamp(measures: readonly RampMeasure[]): RampMeasure | undefined {
  return measures.find(({ by }) => by === 'quota') ?? measures[0];
}
