# The beta that shares are spread by, by maximum of the beta-binomial likelihood.
suppressMessages(library(numDeriv))
set.seed(23)
shares <- data.frame(n = c(sample(2:60, 48, TRUE), 1, 1))
shares$k <- rbinom(50, shares$n, rbeta(50, 3, 7))
wide <- data.frame(n = sample(400:3000, 25, TRUE)); wide$k <- rbinom(25, wide$n, rbeta(25, 90, 1200))
spread <- function(id, data, name) {
  k <- data$k; n <- data$n
  ll <- function(p) { s <- exp(p[1]); m <- plogis(p[2]); sum(lchoose(n, k) + lbeta(s * m + k, s * (1 - m) + n - k) - lbeta(s * m, s * (1 - m))) }
  slope <- function(p) { s <- exp(p[1]); m <- plogis(p[2]); a <- s * m; b <- s - a; both <- digamma(s) - digamma(s + n)
    da <- sum(digamma(a + k) - digamma(a) + both); db <- sum(digamma(b + n - k) - digamma(b) + both)
    c(a * da + b * db, s * m * (1 - m) * (da - db)) }
  best <- optim(c(log(10), qlogis(sum(k) / sum(n))), ll, slope, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 1000))$par
  for (i in 1:4) best <- best - solve(jacobian(slope, best), slope(best))
  se <- sqrt(diag(solve(-jacobian(slope, best))))
  s <- exp(best[1]); m <- plogis(best[2]); a <- s * m + k; b <- s * (1 - m) + n - k
  case(id, "optim of sum(lchoose(n,k)+lbeta(alpha+k,beta+n-k)-lbeta(alpha,beta))", name, list(level = one(0.9), x = one(0.3)), list(
    alpha = one(s * m), beta = one(s * (1 - m)), prior_mean = one(m), prior_var = one(m * (1 - m) / (1 + s)), loglik = one(ll(best)),
    loglik_binomial_only = one(sum(dbinom(k, n, sum(k) / sum(n), log = TRUE))), se_log_precision = one(se[1]), se_logit_mean = one(se[2]),
    post_mean = values(a / (a + b)), post_sd = values(sqrt(a * b / (a + b + 1)) / (a + b)), post_lower = values(qbeta(.05, a, b)), post_upper = values(qbeta(.95, a, b)),
    post_median = values(qbeta(.5, a, b)), p_gt_x = values(pbeta(0.3, a, b, lower.tail = FALSE))), rel = 1e-7, abs = 1e-12)
}
write("beta_binomial", "beta_binomial", "Limits cover 0.9; p_gt_x is P(share > 0.3).", list(shares = shares, wide = wide),
  list(spread("shares", shares, "shares"), spread("wide", wide, "wide")))
