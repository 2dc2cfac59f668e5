import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { failureFrom } from '#web/api/failureFrom.ts';
import { loadSample } from '#web/api/loadSample.ts';
import type { Progress } from '#web/api/runTask.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import styles from './Overview.module.css';

/** The first page of an empty Bellwether: the two ways on. */
export function EmptyOverview() {
  return (
    <>
      <PageHeading
        title="Start with your files, or look around first"
        subtitle="Bellwether holds no records yet. A list of employees with their managers and exit dates is enough for the first answers; deals and surveys add the rest."
      />
      <div className={styles.empty}>
        <section className={styles.way} aria-labelledby="own">
          <h2 id="own">Your own files</h2>
          <p>
            CSV files from your HR system, CRM and survey tool. You see what would change before anything is stored.
          </p>
          <div>
            <Button component={Link} to="/data">
              Import your files
            </Button>
          </div>
        </section>
        <SampleOrganisation />
      </div>
    </>
  );
}

function SampleOrganisation() {
  const [progress, setProgress] = useState<Progress>();
  const client = useQueryClient();
  const load = useMutation({
    mutationFn: () => loadSample(setProgress),
    onSuccess: () => client.invalidateQueries(),
    onSettled: () => setProgress(undefined),
  });
  const failure = load.error && failureFrom(load.error);
  return (
    <section className={styles.way} aria-labelledby="sample">
      <h2 id="sample">The sample organisation</h2>
      <p>
        An invented company with three and a half years of records, and a few teams in trouble on purpose. Nobody in it
        is real.
      </p>
      <div>
        <Button variant="default" loading={load.isPending} onClick={() => load.mutate()}>
          Load the sample organisation
        </Button>
      </div>
      <output className={styles.progress}>{load.isPending && progressText(progress)}</output>
      {failure && <p role="alert">{`${failure.what} ${failure.todo}`}</p>}
    </section>
  );
}

function progressText(progress: Progress | undefined): string {
  if (!progress) return 'Writing the files…';
  return `${progress.file}: ${formatCount(progress.rows, 'row')} read`;
}
