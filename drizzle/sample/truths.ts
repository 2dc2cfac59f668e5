import { type TruthPerson, type Truth } from './truth.ts';
import { dateText } from './csvText.ts';
import { managerOn, type Person, type Team } from './organisation.ts';
import { PLANTED, REGION } from './plantedTruths.ts';
import { REGION_RATIO, takenOver } from './plants.ts';
import { type PlantKind } from './plantKinds.ts';
import { LAST_DAY, type SizePlan } from './sampleSizes.ts';

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
