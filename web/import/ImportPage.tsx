import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { ApplyingStep } from './ApplyingStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FilesStep } from './FilesStep.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { isHalfDone } from './importState.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { StepList } from './StepList.tsx';
import { Templates } from './Templates.tsx';
import { type Import, useImport } from './useImport.ts';
import { useLeaveWarning } from './useLeaveWarning.ts';
import { useStepFocus } from './useStepFocus.ts';
import styles from './ImportPage.module.css';

/** The Data page: files in, what was recognised, what would change, what changed; and all imports so far. */
export function ImportPage() {
  const running = useImport();
  const { state } = running;
  useLeaveWarning(isHalfDone(state));
  const place = useStepFocus(state.step);
  return (
    <>
      <PageHeading
        title="Bring in your files"
        subtitle="Drop files, check what was recognised, see what would change, then import."
      />
      <Page>
        <StepList step={state.step} />
        <output className={styles.hidden}>{state.said}</output>
        <div ref={place} tabIndex={-1} className={styles.step}>
          <CurrentStep running={running} />
        </div>
        {(state.step.at === 'files' || state.step.at === 'done') && (
          <ImportHistory offerSample={state.files.length === 0} />
        )}
        {state.step.at === 'files' && <Templates />}
      </Page>
    </>
  );
}

function CurrentStep({ running }: { running: Import }) {
  const { state, answerName, apply, back, restart } = running;
  const { step } = state;
  if (step.at === 'preview')
    return (
      <PreviewStep
        receipt={step.receipt}
        onAnswerName={answerName}
        onApply={(confirmExits) => void apply(confirmExits)}
        onBack={back}
      />
    );
  if (step.at === 'applying') return <ApplyingStep files={state.files} progress={step.progress} />;
  if (step.at === 'done') return <DoneStep receipt={step.receipt} onRestart={restart} />;
  return <FilesStep {...running} />;
}
