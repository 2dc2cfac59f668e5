import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { failureFrom } from '#web/api/failureFrom.ts';
import { loadSample } from '#web/api/loadSample.ts';
import type { Progress } from '#web/api/runTask.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { Trouble } from './Trouble.tsx';
import parts from './parts.module.css';

/** The way to look around without files: an invented organisation, loaded through the same import. */
export function SampleOrganisation() {
  const [progress, setProgress] = useState<Progress>();
  const client = useQueryClient();
  const load = useMutation({ mutationFn: () => loadSample(setProgress), onSuccess: () => client.invalidateQueries() });
  return (
    <Panel
      title="Nothing has been imported yet"
      subtitle="To look around first, load the sample organisation: an invented company with a few teams in trouble on purpose. It can only be loaded while there is nothing else."
    >
      <div className={parts.actions}>
        <Button variant="default" loading={load.isPending} onClick={() => load.mutate()}>
          Load the sample organisation
        </Button>
        <output className={parts.quiet}>
          {load.isPending &&
            (progress ? `${progress.file}: ${formatCount(progress.rows, 'row')} read` : 'Writing the files…')}
        </output>
      </div>
      {load.error && <Trouble title="The sample organisation was not loaded" failure={failureFrom(load.error)} />}
      {load.isSuccess && (
        <p>
          It is here. <Link to="/">See the overview</Link>
        </p>
      )}
    </Panel>
  );
}
