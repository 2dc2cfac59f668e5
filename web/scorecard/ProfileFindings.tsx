import type { ManagerProfileResponse } from '#shared/contract/managers.ts';
import findingStyles from '#web/burnout/Finding.module.css';
import { FindingCard } from '#web/burnout/FindingCard.tsx';
import { Panel } from '#web/ui/Panel.tsx';

type Looked = Pick<ManagerProfileResponse, 'findings' | 'burnout' | 'ledUntil'>;

/** The patterns this team matches, with all evidence; or that it matches none, that nothing could be told, or that nobody looked. */
export function ProfileFindings({ findings, ...looked }: Looked) {
  if (findings.length === 0) {
    const { title, why } = whyNone(looked);
    return (
      <Panel title={title}>
        <p>{why}</p>
      </Panel>
    );
  }
  return (
    <Panel title="What was found" subtitle="Evidence for and against, and what could not be told">
      <div className={findingStyles.cards}>
        {findings.map((finding) => (
          <FindingCard key={finding.pattern} finding={finding} onOwnPage />
        ))}
      </div>
    </Panel>
  );
}

function whyNone({ burnout, ledUntil }: Omit<Looked, 'findings'>): { title: string; why: string } {
  if (burnout === 'too few records')
    return {
      title: 'Too few records to see a burnout pattern',
      why: 'Of this team no pattern could be told, neither that it is there nor that it is not.',
    };
  if (burnout !== undefined)
    return {
      title: 'No burnout pattern',
      why: 'No pattern is supported by two independent sources.',
    };
  return {
    title: 'No burnout pattern was looked for',
    why:
      ledUntil === undefined
        ? 'Not looked for: patterns look up to two years back, and of that time there is nothing to look at here, or not all of it is yours to see.'
        : 'Not looked for: nobody reports here any more.',
  };
}
