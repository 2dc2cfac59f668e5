import type { ReactNode } from 'react';
import type { CommentsResponse } from '#shared/contract/comments.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { Filters } from '#web/ui/Page.tsx';
import { SearchField } from '#web/ui/SearchField.tsx';
import { useAddress } from '#web/ui/useAddress.ts';

type Props = { waves: CommentsResponse['waves']; shownWave: string | undefined; children: ReactNode };

/** Which wave, and which words; both kept in the address. */
export function CommentFilters({ waves, shownWave, children }: Props) {
  const [{ q = '' }, change, changeInPlace] = useAddress();
  return (
    <Filters>
      <Field label="Survey wave">
        {(id) => (
          <select id={id} value={shownWave} onChange={({ target }) => change({ wave: target.value })}>
            {waves.map(({ survey, wave, closedOn }) => (
              <option key={`${survey} ${wave}`} value={wave}>{`${survey} ${wave}, ${formatDay(closedOn)}`}</option>
            ))}
          </select>
        )}
      </Field>
      <SearchField
        label="Find words"
        value={q}
        onChange={(words) => changeInPlace({ q: words === '' ? undefined : words })}
      />
      {children}
    </Filters>
  );
}
