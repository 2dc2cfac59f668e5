import { Button } from '@mantine/core';
import { useViewing } from '#web/api/useViewing.ts';
import { setViewing } from '#web/api/viewing.ts';
import styles from './ViewAsBanner.module.css';

/** Says above every page whose view is shown, for as long as it is not one's own. `onStop`: the button that had the focus is going. */
export function ViewAsBanner({ onStop }: { onStop: () => void }) {
  const viewed = useViewing();
  return (
    <output>
      {viewed && (
        <div className={styles.banner}>
          <p>
            You are viewing as <strong>{viewed.name}</strong> ({viewed.email}). The pages of figures show what{' '}
            {viewed.name} would see; Data and administration stay yours. This is in the audit log.
          </p>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              setViewing(undefined);
              onStop();
            }}
          >
            Stop viewing as {viewed.name}
          </Button>
        </div>
      )}
    </output>
  );
}
