import type { Role } from '#shared/contract/session.ts';
import { ROLE_WORDS, ROLES } from './roleWords.ts';
import styles from './forms.module.css';

type Props = {
  legend: string;
  chosen: readonly Role[];
  /** Only an owner makes an owner. */
  mayMakeOwners: boolean;
  onChange: (roles: Role[]) => void;
};

/** Any number of roles; somebody has what any of them has. */
export function RoleChoice({ legend, chosen, mayMakeOwners, onChange }: Props) {
  const offered = ROLES.filter((role) => role !== 'owner' || mayMakeOwners || chosen.includes('owner'));
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {offered.map((role) => (
        <label key={role} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, role] : chosen.filter((other) => other !== role))
            }
          />
          <strong>{role}</strong> <span className={styles.quiet}>{ROLE_WORDS[role]}</span>
        </label>
      ))}
    </fieldset>
  );
}
