# Models with one random intercept. Linear: root of the slope of the exact criterion, with dense matrices, checked against lmer.
# Poisson and binomial: optimum of the quadrature likelihood, polished by Newton's method, checked against glmer where that is Laplace.
suppressMessages({library(lme4); library(numDeriv)})
set.seed(31)
n <- 150
marks <- data.frame(team = sample(sprintf("t%02d", 1:18), n, TRUE, prob = 1:18), size = round(rnorm(n, 400, 80), 1), role = sample(c("p", "q", "r"), n, TRUE))
place <- setNames(rnorm(18, 0, 6), sprintf("t%02d", 1:18))
marks$score <- round(60 + 0.03 * marks$size + 4 * (marks$role == "q") + place[marks$team] + rnorm(n, 0, 9), 2)
alike <- data.frame(team = rep(c("a", "b", "c", "d"), each = 6), score = round(rnorm(24, 50, 5), 2))
alike$score <- alike$score - ave(alike$score, alike$team) + 50 + c(a = 0.1, b = -0.1, c = 0.05, d = 0)[alike$team]

linear <- function(id, formula, fixed, data, name, reml) {
  X <- model.matrix(fixed, data); y <- data$score; Z <- model.matrix(~ 0 + team, data); n <- nrow(X); p <- ncol(X); df <- if (reml) n - p else n
  parts <- function(tau) { Vi <- solve(diag(n) + tau * tcrossprod(Z)); A <- crossprod(X, Vi %*% X)
    list(Vi = Vi, A = A, P = Vi - Vi %*% X %*% solve(A, crossprod(X, Vi))) }
  slope <- function(tau) { k <- parts(tau); r <- k$P %*% y
    sum((if (reml) k$P else k$Vi) * tcrossprod(Z)) - df * sum(crossprod(Z, r)^2) / sum(y * r) }
  tau <- if (slope(0) >= 0) 0 else uniroot(slope, c(0, 50), tol = 1e-15)$root
  k <- parts(tau); beta <- solve(k$A, crossprod(X, k$Vi %*% y)); r <- y - X %*% beta; rss <- sum(r * (k$Vi %*% r)); s2 <- rss / df
  size <- colSums(Z)
  criterion <- sum(log1p(tau * size)) + df * (1 + log(2 * pi * s2)) + if (reml) as.numeric(determinant(k$A)$modulus) else 0
  m <- suppressMessages(lmer(as.formula(paste(formula, "+(1|team)")), data, REML = reml))
  stopifnot(abs(criterion - (if (reml) REMLcrit(m) else -2 * as.numeric(logLik(m)))) < 1e-5)
  V <- unname(s2 * solve(k$A))
  case(id, sprintf("lmer(%s+(1|team), REML=%s)", formula, reml), name, list(REML = one(reml)), list(names = colnames(X), beta = values(beta),
    se = values(sqrt(diag(V))), vcov = V, theta = one(sqrt(tau)), var_random = one(tau * s2), sd_random = one(sqrt(tau * s2)), var_residual = one(s2),
    sigma = one(sqrt(s2)), criterion = one(criterion), loglik = one(-criterion / 2), groups = sub("team", "", colnames(Z)),
    ranef = values(tau * crossprod(Z, k$Vi %*% r)), ranef_cond_sd = values(sqrt(s2 * tau / (1 + tau * size))), icc = one(tau / (1 + tau)),
    group_mean_reliability = values(tau * size / (1 + tau * size))), rel = 1e-7, abs = 1e-9)
}
write("lmm", "lmm", "Teams that differ less than chance: theta 0.", list(marks = marks, alike = alike), list(
  linear("covariates_REML", "score~size+role", ~ size + role, marks, "marks", TRUE),
  linear("covariates_ML", "score~size+role", ~ size + role, marks, "marks", FALSE),
  linear("mean_alone_REML", "score~1", ~ 1, marks, "marks", TRUE), linear("boundary_REML", "score~1", ~ 1, alike, "alike", TRUE)))

set.seed(32)
n <- 140
years <- data.frame(team = sample(sprintf("t%02d", 1:20), n, TRUE), band = sample(c("a", "b", "c"), n, TRUE), pay = round(rnorm(n, 50, 9), 1), years = round(rexp(n, 0.4) + 0.1, 3))
lift <- setNames(rnorm(20, 0, 0.6), sprintf("t%02d", 1:20))
years$exits <- rpois(n, years$years * exp(-0.7 + 0.5 * (years$band == "a") - (years$pay - 50) / 60 + lift[years$team]))
votes <- data.frame(team = sample(sprintf("t%02d", 1:20), 180, TRUE), band = sample(c("a", "b"), 180, TRUE), known = round(rnorm(180, 0, 0.4), 3))
votes$yes <- rbinom(180, 1, plogis(-0.3 + 0.8 * (votes$band == "b") + votes$known + 1.5 * lift[votes$team]))

hermite <- function(k) { J <- matrix(0, k, k); if (k > 1) for (i in 1:(k - 1)) J[i, i + 1] <- J[i + 1, i] <- sqrt(i / 2)
  e <- eigen(J, symmetric = TRUE); list(x = e$values, w = e$vectors[1, ]^2) }
modes <- function(par, m) {
  b <- par[-length(par)]; s <- par[length(par)]; eta <- as.vector(m$X %*% b) + m$offset; u <- numeric(m$G)
  for (i in 1:100) { mu <- m$mean(eta + s * u[m$g]); d <- 1 + s^2 * rowsum(m$v(mu), m$g)[, 1]
    step <- (s * rowsum(m$y - mu, m$g)[, 1] - u) / d; u <- u + step; if (max(abs(step)) < 1e-14) break }
  list(u = unname(u), s = unname(1 / sqrt(1 + s^2 * rowsum(m$v(m$mean(eta + s * u[m$g])), m$g)[, 1])), eta = eta, sd = s)
}
loglik <- function(par, m, q) {
  at <- modes(par, m)
  logs <- sapply(seq_along(q$x), function(k) { u <- at$u + sqrt(2) * at$s * q$x[k]
    log(q$w[k]) + q$x[k]^2 - u^2 / 2 + rowsum(m$ll(at$eta + at$sd * u[m$g]), m$g)[, 1] })
  logs <- matrix(logs, m$G); top <- apply(logs, 1, max)
  sum(log(at$s) + top + log(rowSums(exp(logs - top))))
}
mixed <- function(id, call, name, m, k, start, check = NULL) {
  q <- hermite(k); f <- function(p) loglik(p, m, q)
  best <- optim(start, f, method = "BFGS", control = list(fnscale = -1, reltol = 1e-14, maxit = 500))$par
  for (i in 1:3) best <- best - solve(hessian(f, best), grad(f, best))
  if (!is.null(check)) stopifnot(abs(f(best) - as.numeric(logLik(check))) < 1e-4)
  V <- solve(-hessian(f, best)); p <- length(best) - 1; at <- modes(best, m); ll <- f(best)
  case(id, sprintf("glmer(%s, nAGQ=%d)", call, k), name, list(nAGQ = one(k)), list(names = colnames(m$X), beta = values(best[1:p]), sd_random = one(best[p + 1]),
    se = values(sqrt(diag(V))[1:p]), se_sd_random = one(sqrt(V[p + 1, p + 1])), vcov = unname(V[1:p, 1:p]), loglik = one(ll), aic = one(2 * (p + 1) - 2 * ll),
    groups = m$names, ranef = values(best[p + 1] * at$u), ranef_cond_sd = values(best[p + 1] * at$s)), rel = 2e-6, abs = 1e-7)
}
fast <- function(id, call, name, m) {
  s <- coef(summary(m)); r <- as.data.frame(ranef(m)); sd <- attr(VarCorr(m)$team, "stddev")
  case(id, call, name, list(nAGQ = one(0)), list(names = rownames(s), beta = values(s[, 1]), se = values(s[, 2]), sd_random = one(sd),
    loglik = one(as.numeric(logLik(m))), groups = as.character(r$grp), ranef = values(r$condval), ranef_cond_sd = values(r$condsd)), rel = 1e-5, abs = 1e-6)
}
set <- function(X, y, offset, team, family) { g <- factor(team)
  c(list(X = X, y = y, offset = offset, g = as.integer(g), G = nlevels(g), names = levels(g)), family) }
poisson_set <- set(model.matrix(~ band + pay, years), years$exits, log(years$years), years$team,
  list(mean = exp, v = identity, ll = function(eta) dpois(years$exits, exp(eta), log = TRUE)))
binomial_set <- set(model.matrix(~ band, votes), votes$yes, votes$known, votes$team,
  list(mean = plogis, v = function(mu) mu * (1 - mu), ll = function(eta) dbinom(votes$yes, 1, plogis(eta), log = TRUE)))
exits <- "exits~band+pay+offset(log(years))+(1|team)"; yes <- "yes~band+offset(known)+(1|team)"
tight <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13, optCtrl = list(rhoend = 2e-10))
g0 <- glmer(as.formula(exits), years, poisson, nAGQ = 0, control = tight); g1 <- suppressWarnings(glmer(as.formula(exits), years, poisson, control = tight))
b0 <- glmer(as.formula(yes), votes, binomial, nAGQ = 0, control = tight); b1 <- glmer(as.formula(yes), votes, binomial, control = tight)
from <- function(m) c(unname(fixef(m)), attr(VarCorr(m)$team, "stddev"))
exits_call <- paste0(exits, ", poisson"); yes_call <- paste0(yes, ", binomial")
write("glmm", "glmm", "Penalised fit: glmer's own; else the exact optimum of the quadrature likelihood.", list(years = years, votes = votes), list(
  fast("poisson_0", sprintf("glmer(%s, nAGQ=0)", exits_call), "years", g0), fast("binomial_0", sprintf("glmer(%s, nAGQ=0)", yes_call), "votes", b0),
  mixed("poisson_1", exits_call, "years", poisson_set, 1, from(g1), g1), mixed("poisson_15", exits_call, "years", poisson_set, 15, from(g1)),
  mixed("binomial_1", yes_call, "votes", binomial_set, 1, from(b1), b1), mixed("binomial_15", yes_call, "votes", binomial_set, 15, from(b1))))
