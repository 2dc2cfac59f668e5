import { useQuery } from '@tanstack/react-query';
import { confidentialityQuery } from '#web/api/confidentialityQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { DataTable } from '#web/ui/DataTable.tsx';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { MinimumGroup } from './MinimumGroup.tsx';
import { waveColumns, waveKey } from './waveColumns.ts';

/** The fewest people a survey number stands on, and what that shows and withholds of each wave. */
export function ConfidentialityPage() {
  const query = useQuery(confidentialityQuery);
  return (
    <>
      <PageHeading
        title="Confidentiality of surveys"
        subtitle="Which cells are shown is decided once, when a wave closes. Here are counts of cells only, no answers."
      />
      <Page>
        <Loaded query={query} loading={<PageSkeleton blocks={[180, 320]} />}>
          {(settings) => (
            <>
              <MinimumGroup settings={settings} />
              {settings.waves.length === 0 ? (
                <EmptyNotice title="No wave has closed yet">
                  <p>Once answers to a survey are imported, what is shown and what is withheld stands here.</p>
                </EmptyNotice>
              ) : (
                <Panel title="Waves decided so far" subtitle="A cell is one group, in one wave, in one dimension.">
                  <DataTable
                    caption="Waves, the latest first"
                    columns={waveColumns}
                    rows={settings.waves}
                    rowKey={waveKey}
                  />
                </Panel>
              )}
            </>
          )}
        </Loaded>
      </Page>
    </>
  );
}
