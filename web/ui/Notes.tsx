import styles from './Notice.module.css';

/** Why some numbers are missing or narrower than asked, one sentence each; nothing when there is nothing to say. */
export function Notes({
  notes,
  title = 'What to know about these numbers',
}: {
  notes: readonly string[];
  title?: string;
}) {
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
