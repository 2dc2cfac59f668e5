import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import styles from './Shell.module.css';

/** Switches between light and dark; until it is used the page follows the system. */
export function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const other = shown === 'light' ? 'dark' : 'light';
  return (
    <button type="button" className={styles.quietButton} onClick={() => setColorScheme(other)}>
      {other === 'dark' ? 'Dark' : 'Light'} mode
    </button>
  );
}
