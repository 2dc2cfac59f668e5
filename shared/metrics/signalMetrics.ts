import type { Metric } from './metric.ts';
import { type SignalId, signals } from './signals.ts';

type Text = Pick<Metric, 'question' | 'direction' | 'minimumN' | 'counted' | 'formula'>;

const texts: Readonly<Record<SignalId, Text>> = {
  'excess voluntary exits': {
    question: 'Do more people leave by choice than expected?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'expected exits above 0',
    formula:
      'Voluntary exits ÷ those expected of the same people under an average manager; the verdict is the comparison’s.',
  },
  'early exits': {
    question: 'Do people leave before they have settled?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'expected exits above 0',
    formula:
      'Exits within 365 days of hire ÷ those expected of the same new people elsewhere, on first-year time only.',
  },
  'absence rise': {
    question: 'Are people away more than elsewhere?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'person-days',
    formula: 'Days of absence ÷ those expected at the rate of the department.',
  },
  exhaustion: {
    question: 'Is the team worn out?',
    direction: 'lower is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Score of the exhaustion dimension in the latest wave, beside the mean of all teams.',
  },
  'low morale': {
    question: 'Is morale lower than elsewhere?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Score of the morale dimension in the latest wave, beside the mean of all teams.',
  },
  'morale fall': {
    question: 'Has morale dropped?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula:
      'Score of the morale dimension in the latest wave − in the first wave of the window, beside the mean change of all teams.',
  },
  'participation fall': {
    question: 'Have people stopped answering?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Participation in the latest wave − in the first wave of the window, beside the mean change of all teams.',
  },
  'low training score': {
    question: 'Do people say they are not trained?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Score of the training dimension in the latest wave, beside the mean of all teams.',
  },
  'low coaching score': {
    question: 'Do people say they are not coached?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Score of the coaching dimension in the latest wave, beside the mean of all teams.',
  },
  'low support score': {
    question: 'Does the team feel left alone?',
    direction: 'higher is better',
    minimumN: 5,
    counted: 'respondents',
    formula: 'Score of the support dimension in the latest wave, beside the mean of all teams.',
  },
  'after-hours share': {
    question: 'Does work spill into the evening?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'customer meetings',
    formula: 'Customer meetings after hours ÷ those expected at the rate of the department.',
  },
  'coaching drought': {
    question: 'Is the team left without coaching?',
    direction: 'higher is better',
    minimumN: 1,
    counted: 'person-days',
    formula: 'Coaching sessions ÷ those expected at the rate of the department.',
  },
  'training drought': {
    question: 'Is the team left without training?',
    direction: 'higher is better',
    minimumN: 1,
    counted: 'person-days',
    formula: 'Hours of training ÷ those expected at the rate of the department.',
  },
  'slow ramp': {
    question: 'Do new people take long to win a deal?',
    direction: 'higher is better',
    minimumN: 3,
    counted: 'hires',
    formula: 'First deals of new hires ÷ those expected at the rate of the department.',
  },
  'own selling': {
    question: 'Does the leader sell instead of leading?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'deals won',
    formula: 'Deals won by the manager ÷ those expected at the rate of managers in the department.',
  },
  takeovers: {
    question: 'Does the leader take deals over?',
    direction: 'lower is better',
    minimumN: 1,
    counted: 'owner changes',
    formula: 'Owner changes from a report to their manager ÷ those expected at the rate of the department.',
  },
};

/** What the burnout patterns are made of: the value shown as evidence for each signal. */
export const signalMetrics: readonly Metric[] = Object.entries(texts).map(([id, text]) => ({
  id: `burnout.${id}`,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  unit: signals[id as SignalId].unit,
  source: 'One measured departure of a team; never enough by itself to name anybody.',
  ...text,
}));
