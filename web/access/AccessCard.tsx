import type { FormEvent, ReactNode } from 'react';
import styles from './AccessCard.module.css';

type Props = {
  title: string;
  words: string;
  children: ReactNode;
  onSubmit?: (fields: FormData) => void;
};

/** The one card of a page outside the frame: the product's name, what is asked, the form, if there is one to send. */
export function AccessCard({ title, words, children, onSubmit }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit?.(new FormData(event.currentTarget));
  };
  const content = (
    <>
      <p className={styles.brand}>Bellwether</p>
      <h1>{title}</h1>
      <p className={styles.words}>{words}</p>
      {children}
    </>
  );
  return (
    <main className={styles.page}>
      <title>{`${title} · Bellwether`}</title>
      {onSubmit ? (
        <form className={styles.card} onSubmit={submit}>
          {content}
        </form>
      ) : (
        <div className={styles.card}>{content}</div>
      )}
    </main>
  );
}

/** A form's text field; a missing one reads as empty. */
export function fieldText(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
