import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { useViewing } from '#web/api/useViewing.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';

/** What is there for somebody whom nobody reports to any more: the time they led. */
export function OwnTime({ ledUntil }: { ledUntil: string }) {
  const { data } = useQuery(sessionQuery);
  const viewed = useViewing();
  const own = viewed ? null : data?.user?.personExternalId;
  return (
    <Panel title="The time until then" subtitle={`What was measured of teams led until ${formatDay(ledUntil)}`}>
      <p>
        {own && (
          <>
            <Link to="/managers/$manager" params={{ manager: own }} search={({ from, to }) => ({ from, to })}>
              Your own time as a manager
            </Link>
            {' · '}
          </>
        )}
        <Link to="/managers" search={({ from, to }) => ({ from, to })}>
          Every manager of that time you may see
        </Link>
      </p>
    </Panel>
  );
}
