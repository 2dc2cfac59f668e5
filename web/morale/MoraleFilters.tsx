import type { Grouping } from '#shared/contract/grouping.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { useSees } from '#web/api/useSees.ts';
import { ChoiceBar } from '#web/ui/ChoiceBar.tsx';
import { Field } from '#web/ui/Field.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { groupingChoices } from '#web/ui/groupingChoices.ts';
import { Filters } from '#web/ui/Page.tsx';
import { useAddress } from '#web/ui/useAddress.ts';

type Props = { waves: MoraleResponse['waves']; shownWave: string | undefined; by: Grouping };

/** By what, for who sees more than managers' teams, and which wave; both kept in the address. */
export function MoraleFilters({ waves, shownWave, by }: Props) {
  const [address, change] = useAddress();
  const sees = useSees();
  return (
    <Filters>
      {!(sees === 'teams' && by === 'manager') && (
        <ChoiceBar
          label="By"
          choices={groupingChoices}
          value={by}
          onChange={(next) => change({ by: next, sort: undefined })}
        />
      )}
      <Field label="Survey wave">
        {(id) => (
          <select
            id={id}
            value={address.wave ?? shownWave ?? ''}
            onChange={({ target }) => change({ wave: target.value })}
          >
            {waves.map(({ survey, wave, closedOn }) => (
              <option key={`${survey} ${wave}`} value={wave}>{`${survey} ${wave}, ${formatDay(closedOn)}`}</option>
            ))}
          </select>
        )}
      </Field>
    </Filters>
  );
}
