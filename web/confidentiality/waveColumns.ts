import type { ConfidentialitySettings } from '#shared/contract/confidentiality.ts';
import type { Column } from '#web/ui/column.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';

type Wave = ConfidentialitySettings['waves'][number];

export const waveKey = ({ survey, wave }: Wave): string => `${survey} ${wave}`;

const withheldOf = ({ withheld }: Wave): number => Object.values(withheld).reduce((sum, cells) => sum + cells, 0);
/** Of the cells that would stand on enough people: those of fewer are nobody's to show. */
const candidates = (wave: Wave): number => wave.shown + withheldOf(wave) - (wave.withheld['too few'] ?? 0);

export const waveColumns: readonly Column<Wave>[] = [
  textColumn({ id: 'wave', name: 'Wave', names: true, width: 180, text: waveKey }),
  textColumn({
    id: 'closed',
    name: 'Closed',
    width: 120,
    text: ({ closedOn }) => formatDay(closedOn),
    rank: ({ closedOn }) => Date.parse(closedOn),
  }),
  numberColumn({ id: 'minimum', name: 'Minimum', width: 110, value: (wave) => wave.minimumGroup, show: String }),
  numberColumn({ id: 'shown', name: 'Shown', width: 90, value: ({ shown }) => shown, show: (n) => formatNumber(n) }),
  numberColumn({
    id: 'share',
    name: 'Of cells with enough people',
    width: 150,
    value: (wave) => (candidates(wave) > 0 ? wave.shown / candidates(wave) : undefined),
    show: (share) => formatShare(share),
  }),
  textColumn({
    id: 'withheld',
    name: 'Withheld',
    width: 220,
    text: ({ withheld }) =>
      Object.entries(withheld)
        .map(([why, cells]) => `${formatNumber(cells)} ${why}`)
        .join(', '),
  }),
  numberColumn({
    id: 'later',
    name: 'Late answers, not told',
    width: 110,
    value: ({ laterRespondents }) => laterRespondents,
    show: (n) => formatNumber(n),
  }),
];
