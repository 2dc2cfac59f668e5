import { dateText } from './csvText.ts';
import { managerOn, type Person, type Team } from './organisation.ts';
import { PLANTED, REGION } from './plantedTruths.ts';
import { type PlantKind, REGION_RATIO, takenOver } from './plants.ts';
import { LAST_DAY, type SizePlan } from './sampleSizes.ts';

export interface TruthPerson {
  id: string;
  name: string;
}

/** Something that is so in the sample organisation, and what the product should make of it. */
export interface Truth {
  kind: PlantKind | 'burn-by-design region';
  /** Today's manager of the planted team; absent for a region. */
  manager?: TruthPerson;
  /** Who led the team until `from`, when that explains what the records show. */
  predecessor?: TruthPerson;
  /** For a region: the managers of today in it, none of whom is to be singled out. */
  managers?: TruthPerson[];
  location: string;
  /** Since when it is so (for a manager: leads the team). */
  from: string;
  to: string;
  /** Sizes, by name; shares as fractions, scores on 0–100, rates per year. */
  effects: Record<string, number>;
  /** The pattern that should be found at the manager, if any. */
  pattern?: 'burn and churn' | 'player, not coach' | 'sink or swim';
  /** Verdicts on the manager's exits that are right. */
  verdicts: ('worse' | 'better' | 'as expected' | 'cannot tell')[];
  productShouldSay: string;
}

export function truthsOf(teams: Team[], plan: SizePlan): Truth[] {
  const planted = teams.flatMap((team) => (team.plant ? [plantedTruth(team, team.plant)] : []));
  const { regions, burnRegions, firstDay } = plan;
  const burning = regions.slice(regions.length - burnRegions).map((location): Truth => {
    const managers = teams
      .filter((team) => team.burnRegion && team.location === location)
      .map((team) => named(managerOn(team, LAST_DAY)!));
    const effects = { ...REGION.effects, exitRatio: REGION_RATIO };
    return { ...REGION, location, managers, from: dateText(firstDay), to: dateText(LAST_DAY), effects };
  });
  return [...planted, ...burning];
}

function plantedTruth(team: Team, kind: PlantKind): Truth {
  const predecessor = kind === 'inherited bad team' ? managerOn(team, takenOver(kind) - 1) : undefined;
  return {
    kind,
    manager: named(managerOn(team, LAST_DAY)!),
    ...(predecessor && { predecessor: named(predecessor) }),
    location: team.location,
    from: dateText(takenOver(kind)),
    to: dateText(LAST_DAY),
    ...PLANTED[kind],
  };
}

const named = ({ id, name }: Person): TruthPerson => ({ id, name });
