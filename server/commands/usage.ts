/** Wrong use of the command line: told with the usage, and exit code 2. */
export class Usage extends Error {}

export const USAGE = `bellwether: which managers' teams are in trouble, how sure that is, why

  bellwether start                       serve the page (PORT, HOST)
  bellwether import FILE… [options]      read HR, sales and survey files
      --as KIND        what the file is, when its header does not say
      --map MAP.json   how its columns are read (files[].mapping of --dry-run --json)
      --dry-run        say what would change and store nothing
      --yes            apply without asking
      --confirm-exits  allow a roster that ends more than 20 % of employments
      --json           the receipt as JSON
  bellwether undo [IMPORT] [--yes] [--json]   take the latest import back
  bellwether report turnover|morale|ramp|practice|burnout|managers [options]
      --by manager|department|location|role   --from YYYY-MM   --to YYYY-MM
      --format table|csv|json
  bellwether sample [--size small|1k|10k|100k] [--seed N] [--out DIR | --load]

BELLWETHER_DATA names the data folder (default: data/ in the project), DATABASE_URL a PostgreSQL.`;
