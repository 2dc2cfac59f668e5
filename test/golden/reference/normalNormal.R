# The normal that true values are spread by, by restricted maximum likelihood: optimise, then the root of the slope.
set.seed(34)
teams <- data.frame(error = round(runif(40, 1, 9), 3))
teams$value <- round(rnorm(40, 62, 5) + rnorm(40, 0, teams$error), 3)
level <- data.frame(error = c(5, 5, 7, 9), value = c(63, 64, 65, 62))
normal <- function(id, d, name) {
  y <- d$value; s <- d$error; k <- length(y)
  ll <- function(v) { w <- 1 / (s^2 + v); m <- sum(w * y) / sum(w)
    sum(dnorm(y, m, sqrt(s^2 + v), log = TRUE)) - 0.5 * log(sum(w)) + 0.5 * log(2 * pi) }
  slope <- function(v) { w <- 1 / (s^2 + v); m <- sum(w * y) / sum(w); (sum((w * (y - m))^2) - sum(w) + sum(w^2) / sum(w)) / 2 }
  near <- optimise(ll, c(0, 10 * var(y)), maximum = TRUE, tol = 1e-8)$maximum
  v <- if (slope(0) <= 0) 0 else uniroot(slope, c(near * 0.9, near * 1.1), tol = 1e-15)$root
  w <- 1 / (s^2 + v); m <- sum(w * y) / sum(w); b <- v / (v + s^2); post <- m + b * (y - m); sd <- sqrt(b) * s
  case(id, "optimise of the restricted likelihood", name, list(level = one(0.9), x = one(65)), list(mean = one(m), se_mean = one(1 / sqrt(sum(w))), variance = one(v),
    loglik = one(ll(v)), post_mean = values(post), post_sd = values(sd), post_lower = values(post - qnorm(.95) * sd), post_upper = values(post + qnorm(.95) * sd),
    p_gt_x = values(ifelse(sd > 0, pnorm((post - 65) / ifelse(sd > 0, sd, 1)), as.numeric(post > 65)))), rel = 1e-8)
}
write("normal_normal", "normal_normal", "The second set scatters less than chance: variance 0.", list(teams = teams, level = level),
  list(normal("teams", teams, "teams"), normal("boundary", level, "level")))
