/** In place of figures that the reader's role does not show: nothing is missing from the records. */
export function NotForYourRole({ what = 'Figures of the whole company' }: { what?: string }) {
  return <p>{what} are for HR and the owner; you see those of your teams.</p>;
}
