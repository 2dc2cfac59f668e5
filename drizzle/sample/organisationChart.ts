import type { Day } from '#shared/calendar/day.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import type { PlannedExit, Seat, Team } from './organisation.ts';
import { planRegionTeam, planTeam, type SeatPlan } from './plants.ts';
import { type PlantKind, plantKinds } from './plantKinds.ts';
import type { SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

/** Seats in an order in which everybody's manager comes first, and the teams they sit in. */
export interface OrganisationChart {
  seats: Seat[];
  teams: Team[];
}

const SPAN = 8;
const ROLES: Record<string, string[]> = {
  Sales: ['Account Executive', 'Account Executive', 'Account Manager'],
  Support: ['Support Specialist'],
  Marketing: ['Marketing Specialist'],
  Engineering: ['Software Engineer'],
  Operations: ['Operations Analyst'],
};
const LEADING_ROLES = ['', 'Manager', 'Director', 'Senior Director', 'Group Director'];

/** First-line teams of every department under directors, vice presidents and a chief executive, as they stand on the first day. */
export function organisationChart(plan: SizePlan, streams: Streams): OrganisationChart {
  const build = new ChartBuilder(plan, streams('chart', 0));
  const top = [build.salesTeams(streams)];
  for (const [department, count] of Object.entries(plan.otherTeams)) top.push(build.otherTeams(department, count));
  const vicePresidents = top.map((managers) => build.leadUpwards(managers));
  build.leadTeam(vicePresidents, 'Chief Executive Officer', 'Executive');
  return { seats: build.seats.sort((a, b) => b.rank - a.rank), teams: build.teams };
}

class ChartBuilder {
  readonly seats: Seat[] = [];
  readonly teams: Team[] = [];
  private readonly plan: SizePlan;
  private readonly random: RandomSource;

  constructor(plan: SizePlan, random: RandomSource) {
    this.plan = plan;
    this.random = random;
  }

  /** The seats of the sales managers; planted teams come first, in the regions that are not burning. */
  salesTeams(streams: Streams): Seat[] {
    const { plan } = this;
    const burning = Math.round(plan.salesTeams * plan.burnShare);
    const planted = plantKinds.flatMap((kind) => Array.from({ length: plan.copies }, () => kind));
    return Array.from({ length: plan.salesTeams }, (_, i) => {
      const kind: PlantKind | undefined = planted[i];
      if (kind === undefined)
        return this.ordinaryTeam('Sales', this.region(i, i >= plan.salesTeams - burning), plan.salesTeamSeats);
      const team = planTeam(kind, plan.firstDay, streams('plant', i));
      return this.firstLineTeam('Sales', this.region(i, false), team.seats, { kind, managerExits: team.managerExits });
    });
  }

  otherTeams(department: string, count: number): Seat[] {
    const { regions, otherTeamSeats } = this.plan;
    return Array.from({ length: count }, (_, i) =>
      this.ordinaryTeam(department, regions[(i + department.length) % regions.length], otherTeamSeats),
    );
  }

  /** Managers under directors of about their own region, those under senior ones, until one vice president can lead the rest. */
  leadUpwards(managers: Seat[]): Seat {
    const { department } = managers[0];
    let level = managers;
    while (level.length > SPAN) {
      const order = this.plan.regions;
      const sorted = [...level].sort((a, b) => order.indexOf(a.location) - order.indexOf(b.location));
      const groups = Math.ceil(sorted.length / SPAN);
      level = Array.from({ length: groups }, (_, g) => {
        const under = sorted.slice(
          Math.floor((g * sorted.length) / groups),
          Math.floor(((g + 1) * sorted.length) / groups),
        );
        return this.leadTeam(under, `${LEADING_ROLES[under[0].rank + 1]}, ${department}`, department);
      });
    }
    return this.leadTeam(level, `VP ${department}`, department);
  }

  leadTeam(under: Seat[], role: string, department: string): Seat {
    const opens = this.plan.firstDay;
    const rank = 1 + Math.max(...under.map((seat) => seat.rank));
    const location = rank === 2 ? under[0].location : this.plan.regions[0];
    const seat = this.seat({ rank, role, department, location, opens });
    const team = this.team(seat, false);
    for (const below of under) this.sit(below, team);
    return seat;
  }

  private region(index: number, burning: boolean): string {
    const { regions, burnRegions } = this.plan;
    const healthy = regions.length - burnRegions;
    return burning ? regions[healthy + (index % burnRegions)] : regions[index % healthy];
  }

  private ordinaryTeam(department: string, location: string, size: [number, number]): Seat {
    const { firstDay, regions, burnRegions } = this.plan;
    const count = size[0] + Math.floor(this.random() * (size[1] - size[0] + 1));
    const burning = regions.indexOf(location) >= regions.length - burnRegions;
    const exits = burning ? planRegionTeam(count, firstDay, this.random) : [];
    const seats = Array.from({ length: count }, (_, i) => ({ opens: firstDay, exits: exits[i], fresh: false }));
    return this.firstLineTeam(department, location, seats, {});
  }

  private firstLineTeam(
    department: string,
    location: string,
    plans: (Omit<SeatPlan, 'exits'> & { exits?: PlannedExit[] })[],
    planted: { kind?: PlantKind; managerExits?: PlannedExit[] },
  ): Seat {
    const { firstDay, regions, burnRegions } = this.plan;
    const lead = this.seat({ rank: 1, role: `${department} Manager`, department, location, opens: firstDay });
    lead.plan = planted.managerExits;
    const team = this.team(lead, regions.indexOf(location) >= regions.length - burnRegions);
    team.plant = planted.kind;
    for (const { opens, exits, fresh } of plans) {
      const role = ROLES[department][Math.floor(this.random() * ROLES[department].length)];
      const seat = this.seat({ rank: 0, role, department, location, opens });
      seat.plan = exits;
      seat.fresh = fresh;
      this.sit(seat, team);
    }
    return lead;
  }

  private team(lead: Seat, burnRegion: boolean): Team {
    const { department, location, rank } = lead;
    const from: Day = this.plan.firstDay;
    const index = this.teams.length;
    const team: Team = { index, department, location, rank, led: [{ seat: lead, from }], seats: [], burnRegion };
    lead.leads.push({ team, from });
    this.teams.push(team);
    return team;
  }

  private sit(seat: Seat, team: Team): void {
    seat.sits = [{ team, from: this.plan.firstDay }];
    team.seats.push(seat);
  }

  private seat(what: Pick<Seat, 'rank' | 'role' | 'department' | 'location' | 'opens'>): Seat {
    const seat: Seat = {
      index: this.seats.length,
      rank: what.rank,
      role: what.role,
      department: what.department,
      location: what.location,
      opens: what.opens,
      sits: [],
      leads: [],
      holders: [],
      plan: undefined,
      fresh: false,
      reserved: undefined,
    };
    this.seats.push(seat);
    return seat;
  }
}
