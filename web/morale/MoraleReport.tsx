import { useMemo } from 'react';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { Definitions } from '#web/ui/Definitions.tsx';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { groupingTitle } from '#web/ui/groupingChoices.ts';
import { Measures } from '#web/ui/Measure.tsx';
import { Notes } from '#web/ui/Notes.tsx';
import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { subjectKey } from '#web/ui/SubjectName.tsx';
import { useSort } from '#web/ui/useSort.ts';
import { definitions } from './definitions.ts';
import { latestOf } from './latestOf.ts';
import { MailResults } from './MailResults.tsx';
import { moraleColumns } from './moraleColumns.tsx';
import { MoraleFilters } from './MoraleFilters.tsx';
import { markedByChance, moraleHeadline } from './moraleHeadline.ts';
import { MoraleTile } from './MoraleTile.tsx';

type Props = {
  answer: MoraleResponse;
  waves: MoraleResponse['waves'];
  by: Grouping;
  busy: boolean;
  /** Whether waves closed later and show this reader nothing. */
  passedOver: boolean;
};

/** The heat map as a real table: coloured only where a score differs from the company's by more than chance. */
export function MoraleReport({ answer, waves, by, busy, passedOver }: Props) {
  const columns = useMemo(() => moraleColumns(groupingTitle(by), answer), [by, answer]);
  const [sort, setSort] = useSort('name', columns);
  const shown = answer.dimensions.flatMap((dimension) => latestOf(answer.company, dimension) ?? []);
  const compared = answer.company.length > 0;
  const shownWave = shown[0]?.wave ?? answer.waves[0]?.wave;
  return (
    <>
      <PageHeading
        title={moraleHeadline(answer, by)}
        subtitle={`Scores of 100${compared ? ' against the company’s' : ''}; nothing is shown for fewer than ${answer.minimumGroup} answers. ${markedByChance(answer)}`}
      />
      <MoraleFilters waves={waves} shownWave={shownWave} by={by} />
      <Page busy={busy}>
        {passedOver && <p>{`Later waves than ${shownWave} show you nothing: this is the latest that does.`}</p>}
        {compared && (
          <Measures label="Scores of the whole company">
            {shown.map((measure) => (
              <MoraleTile key={measure.dimension} measure={measure} minimum={answer.minimumGroup} />
            ))}
          </Measures>
        )}
        <Panel
          title={`Scores by ${by}`}
          subtitle={
            compared
              ? '▲ above and ▼ below the company; blue is better, orange worse, deeper with the distance; grey where the 95% interval includes the company’s score'
              : undefined
          }
          actions={<DownloadButton name={`morale-by-${by}`} columns={columns} rows={answer.rows} />}
        >
          <DataTable
            caption={`Morale by ${by}`}
            columns={columns}
            rows={answer.rows}
            rowKey={subjectKey}
            sort={sort}
            onSort={setSort}
          />
          <Definitions definitions={Object.values(definitions)} />
        </Panel>
        {shownWave !== undefined && <MailResults key={shownWave} wave={shownWave} />}
        <Notes notes={answer.notes} />
      </Page>
    </>
  );
}
