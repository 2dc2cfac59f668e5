/** Wrong use of the command line: told with the usage of the command, and exit code 2. */
export class Usage extends Error {}

export const USAGE = `bellwether: which managers' teams are in trouble, how sure that is, why

  bellwether start                       serve the page (PORT, HOST)
  bellwether import FILE… [options]      read HR, sales and survey files, or all in a folder (- is what is piped in, https://… what is there)
      --header TEXT    sent to https://…, such as "Authorization: Bearer …"; again for each further one
      --as KIND        what the file is, when its header does not say
      --encoding NAME  how the text is encoded, such as windows-1250 (found out otherwise)
      --sheet NAME     the sheet of a workbook; again for each further one
      --header-row N   the row the header stands in
      --as-of DAY      the last day the file knows of, or the day a survey closed (YYYY-MM-DD)
      --map MAP.json   how its columns are read (files[].mapping of --dry-run --json)
      --dry-run        say what would change and store nothing
      --yes            apply without asking
      --confirm-exits  allow a roster that ends more than 20 % of employments
      --rejects FILE   write rejected rows as CSV, to be put right and imported
      --json           the receipt as JSON
  bellwether watch FOLDER                     import files that arrive there; a receipt beside each
  bellwether undo [IMPORT | --back-to IMPORT] [--yes] [--json]   take the latest import back, or all back to one
  bellwether template KIND               a CSV of that kind to fill in
  bellwether report turnover|morale|ramp|practice [options]
      --by manager|department|location|role   --from YYYY-MM   --to YYYY-MM
      --format table|csv|json                (of every report)
      --wave NAME                              (of morale) one wave of a survey
  bellwether report comments [--wave NAME]     what people wrote, of ten and more together
  bellwether report burnout|managers [--from … --to …]   teams that match a pattern; one line a manager
  bellwether report deals [--by … --from … --to …]   how many days deals take to be won or lost, and sellers to their first win
  bellwether report sellers [--from … --to …]  what happened with each seller's deals (here only, on no page)
  bellwether report exits|retention            who came and went by year and why, Kaplan–Meier since hire
  bellwether report hours [--by … --from … --to …]   hours of work
  bellwether report tenures [--set NAME] [--by LABEL | --by 'LABEL>=N'] [--explain LABEL,LABEL…]
                                         how long people stay whom a file follows without naming them
  bellwether sample [--size small|1k|10k|100k] [--seed N] [--out DIR | --load]
  bellwether audit-confidentiality [--json]   try to work out what is not shown from everything that is
  bellwether invite EMAIL --role hr|executive|manager|admin|owner [--person ID] [--mail]   a one-time link to come in by
  bellwether second-step reset EMAIL --reason TEXT   let somebody in again who lost their phone and recovery codes
  bellwether mail results [options]      mail everybody what they may see of a survey wave
      --wave NAME      which wave (the one that closed last)
      --to EMAIL       this account only; again for each further one
      --again          also to those who have had it
      --dry-run        say who would get what and send nothing
  bellwether person export ID [--out FILE]   everything stored about one person, as JSON
  bellwether person erase ID --reason TEXT   take out who they are; what teams are counted by stays
  bellwether audit [--json]              is the audit log whole?
  bellwether token create --scim | create --report EMAIL | list | revoke ID   let another program in, and out again
  bellwether reporting allow ROLE --as EMAIL | refuse ROLE | list   let a role of PostgreSQL read what that account may, by SQL
  bellwether help [COMMAND] | --version   all of this, or one command with its options; which version this is

BELLWETHER_DATA names the data folder (default: data/ in the project), DATABASE_URL a PostgreSQL,
BELLWETHER_URL where people reach it (https://…), BELLWETHER_OIDC_SECRET the single sign-on client's secret,
BELLWETHER_MAIL the mail server (smtps://user:password@host:465), BELLWETHER_MAIL_FROM the sender.`;

const HELP = '  bellwether help   everything there is';

/** How a command is used, with its options; `undefined` when there is no such command. */
export function helpOf(command: string): string | undefined {
  const lines = USAGE.split('\n\n')[1].split('\n');
  const told: string[] = [];
  let isOfIt = false;
  for (const line of lines) {
    if (line.startsWith('  bellwether ')) isOfIt = line.split(' ')[3] === command;
    if (isOfIt) told.push(line);
  }
  return told.length === 0 ? undefined : told.join('\n');
}

/** How a command is used, a line for each of its forms; where to look when there is no such command. */
export function usageOf(command: string | undefined): string {
  const lines = USAGE.split('\n').filter((line) => line.startsWith(`  bellwether ${command} `));
  return lines.length === 0 ? HELP : lines.join('\n');
}
