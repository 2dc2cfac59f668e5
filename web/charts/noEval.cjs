/** In the page, in place of a package that would run text as code to see what the browser can do: the page's policy forbids it. */
module.exports = () => {
  throw new EvalError('The page runs no text as code.');
};
