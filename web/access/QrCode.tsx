import { renderSVG } from 'uqr';
import styles from './SecondStep.module.css';

/** A text as a QR code, dark on light whatever the colours of the page: cameras expect that. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const picture = renderSVG(text, { ecc: 'M', border: 4 });
  return <img className={styles.qr} alt={label} src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />;
}
