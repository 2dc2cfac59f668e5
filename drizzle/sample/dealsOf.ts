import type { Day } from '#shared/calendar/day.ts';
import { drawChoice, drawGamma, drawNormal, drawPoisson } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { inSales, ledTeam, monthsOf, type PersonMonth } from './monthsOf.ts';
import { employedOn, holderOn, inForce, managerOn, type Person } from './organisation.ts';
import { drawAccount } from './peopleNames.ts';
import type { Stay } from './reportingLine.ts';
import { LAST_DAY, type SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

export interface Deal {
  id: string;
  /** The last owner. */
  owner: Person;
  stage: 'Prospecting' | 'Negotiation' | 'Won' | 'Lost';
  value: number;
  opened: Day;
  closed: Day | undefined;
  account: string;
  product: string;
  passed: { on: Day; from: Person; to: Person } | undefined;
}

export const WIN_SHARE = 0.5;
const WIN_SHARE_AFTER_TAKEOVER = 0.75;
const WIN_SHARE_AFTER_HANDOVER = 0.35;
const PASSED_TO_MANAGER_ON_LEAVING = 0.1;
const PRODUCTS = ['Core', 'Core Plus', 'Insight', 'Connect'];
const DAYS_PER_MONTH = 30.4375;

/** Mean value of a deal by the seller's level. */
export const MEAN_VALUE: Record<string, number> = { L1: 10_000, L2: 12_500, L3: 16_000, M1: 16_000 };

/**
 * The deals one person opens: sellers grow into their pace over the ramp that their manager gives them; managers open a share of
 * their own. A deal may be taken over by the manager days before it closes, or passed on when its owner leaves or is promoted.
 */
export function* dealsOf(person: Person, plan: SizePlan, streams: Streams): Iterable<Deal> {
  if (!inSales(person)) return;
  const random = streams('deals', person.index);
  let count = 0;
  for (const month of monthsOf(person)) {
    const opened = drawPoisson(random, plan.dealsPerMonth * month.share * paceOf(month));
    for (let k = 0; k < opened; k++) yield drawDeal(`D${person.id.slice(1)}-${++count}`, month, random);
  }
}

/** Deals opened, as a multiple of those of a ramped full-time seller. */
function paceOf(month: PersonMonth): number {
  const { stay, from, tenureDays, leadership } = month;
  if (stay.seat.rank === 0) {
    const months = tenureDays / DAYS_PER_MONTH;
    return leadership.plateau * Math.min(1, (months / leadership.rampMonths) ** 1.5);
  }
  const led = ledTeam(stay, from);
  return led ? (0.8 * led.team.seats.length * led.leadership.ownSelling) / (1 - led.leadership.ownSelling) : 0;
}

function drawDeal(id: string, month: PersonMonth, random: RandomSource): Deal {
  const { person, level, seat } = month.stay;
  const opened = month.from + Math.floor(random() * (month.to - month.from));
  const deal: Deal = {
    id,
    owner: person,
    stage: 'Prospecting',
    value: Math.round((MEAN_VALUE[level] * Math.exp(0.45 * drawNormal(random) - 0.1)) / 10) * 10,
    opened,
    closed: undefined,
    account: drawAccount(random),
    product: drawChoice(random, PRODUCTS),
    passed: undefined,
  };
  const closes = opened + 12 + Math.floor(drawGamma(random, 3, 1 / 11));
  deal.passed = seat.rank === 0 ? passedOn(month, opened, closes, random) : undefined;
  if (deal.passed) deal.owner = deal.passed.to;
  const win = winShare(deal);
  if (closes > LAST_DAY || !employedOn(deal.owner, closes)) {
    if (LAST_DAY - opened > 20) deal.stage = 'Negotiation';
    return deal;
  }
  deal.stage = random() < win ? 'Won' : 'Lost';
  deal.closed = closes;
  return deal;
}

function winShare({ passed, owner }: Deal): number {
  if (passed === undefined) return WIN_SHARE;
  return owner.traits ? WIN_SHARE_AFTER_TAKEOVER : WIN_SHARE_AFTER_HANDOVER;
}

function passedOn(month: PersonMonth, opened: Day, closes: Day, random: RandomSource): Deal['passed'] {
  const { stay, leadership } = month;
  const { person, seat } = stay;
  const left = person.holdings.find((holding) => holding.seat === seat)!.to;
  if (left !== undefined && left <= closes) return passedOnLeaving(stay, left, closes, random);
  if (random() >= leadership.takeovers) return undefined;
  const on = closes - 2 - Math.floor(random() * 10);
  if (on <= opened || on < stay.from || on > LAST_DAY || (stay.to !== undefined && on >= stay.to)) return undefined;
  return stay.manager && { on, from: person, to: stay.manager };
}

/** To a colleague who stays until the close where one is found in a few tries; else, and now and then anyway, to the manager. */
function passedOnLeaving({ person, team }: Stay, on: Day, closes: Day, random: RandomSource): Deal['passed'] {
  if (!team) return undefined;
  const attempts = random() < PASSED_TO_MANAGER_ON_LEAVING ? 0 : 5;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const seat = drawChoice(random, team.seats);
    const colleague = inForce(seat.sits, on)?.team === team ? holderOn(seat, on) : undefined;
    if (colleague && colleague !== person && employedOn(colleague, closes)) return { on, from: person, to: colleague };
  }
  const manager = managerOn(team, on);
  return manager && { on, from: person, to: manager };
}
