/** Asks a question with the scope of the user of this id; for readers of everyone only. */
export const VIEW_AS_HEADER = 'Bellwether-View-As';
