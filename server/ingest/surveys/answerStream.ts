import type { Place } from '../people/person.ts';
import { copyCell } from '../load/copyText.ts';

/** Columns of the staging table, in the order of the stream. */
export const ANSWER_COLUMNS = [
  'wave_id',
  'respondent',
  'item',
  'value',
  'manager_id',
  'role',
  'department',
  'location',
  'tenure_band',
  'line',
  'no',
];

/** `tenureBand`: for how long the respondent had been employed. */
export type Team = Pick<Place, 'manager' | 'role' | 'department' | 'location'> & { tenureBand: string | null };

/** Gathers answers as COPY text, to be taken in pieces. */
export class AnswerText {
  private text = '';
  private no = 0;

  /** `who`: the wave's number and the respondent; a line may give many answers. */
  add(who: { wave: number; respondent: string; line: number }, item: string, value: number, team: Team): void {
    this.no += 1;
    const place = `${team.manager?.employeeId ?? '\\N'}\t${copyCell(team.role)}\t${copyCell(team.department)}\t${copyCell(team.location)}\t${copyCell(team.tenureBand)}`;
    this.text += `${who.wave}\t${who.respondent}\t${copyCell(item)}\t${value}\t${place}\t${who.line}\t${this.no}\n`;
  }

  take(): Uint8Array | undefined {
    if (this.text === '') return undefined;
    const bytes = Buffer.from(this.text, 'utf8');
    this.text = '';
    return bytes;
  }
}
