# Control charts: base R formulas on simulated series.
set.seed(171)
d2 <- 2 / sqrt(pi)
series <- data.frame(x = round(c(rnorm(30, 50, 4), rnorm(14, 55, 4), seq(48, 58, 1.5), 50, 50, rnorm(20, 47, 6)), 2))
shares <- data.frame(n = sample(c(3:40), 40, TRUE)); shares$k <- rbinom(40, shares$n, plogis(-1 + rnorm(40, 0, 0.8)))
shares <- shares[, c("k", "n")]
counted <- data.frame(e = round(rexp(30, 1 / 60) + 2, 1)); counted$c <- rpois(30, counted$e * 0.2 * rgamma(30, 5, 5))
counted <- counted[, c("c", "e")]
months <- data.frame(E = round(c(runif(40, 0.1, 0.6), 0, 0, runif(20, 0.2, 0.9)), 6))
months$O <- rpois(62, months$E * rep(c(1, 2.6), c(40, 22))); months <- months[, c("O", "E")]

window_rule <- function(z, width, needed, out) which(sapply(seq_along(z), function(i) {
  if (i < width || abs(z[i]) <= out) return(FALSE)
  sum(sign(z[i]) * z[(i - width + 1):i] > out) >= needed
}))
in_a_row <- function(state, length) {
  run <- 0; hit <- c()
  for (i in seq_along(state)) {
    run <- if (state[i] != 0 && i > 1 && state[i] == state[i - 1]) run + 1 else as.numeric(state[i] != 0)
    if (run >= length) hit <- c(hit, i)
  }
  hit
}
x <- series$x; mr <- abs(diff(x)); centre <- mean(x); sigma <- mean(mr) / d2; z <- (x - centre) / sigma
xmr <- list(centre = one(centre), mr_bar = one(mean(mr)), mr = values(mr), sigma = one(sigma), ucl = one(centre + 3 * sigma),
  lcl = one(centre - 3 * sigma), mr_ucl = one(mean(mr) * (1 + 3 * sqrt(2 - d2^2) / d2)), median_mr = one(median(mr)),
  sigma_median = one(median(mr) / (sqrt(2) * qnorm(0.75))),
  rules = list(beyond_3s = values(which(abs(z) > 3)), run_8 = values(in_a_row(sign(z), 8)),
    trend_6 = values(in_a_row(c(0, sign(diff(x))), 5)), two_of_three_2s = values(window_rule(z, 3, 2, 2)),
    four_of_five_1s = values(window_rule(z, 5, 4, 1))))

p <- shares$k / shares$n; pbar <- sum(shares$k) / sum(shares$n); s <- sqrt(pbar * (1 - pbar) / shares$n); zp <- (p - pbar) / s
widening <- mean(abs(diff(zp))) / d2
pchart <- list(p = values(p), pbar = one(pbar), ucl = values(pmin(1, pbar + 3 * s)), lcl = values(pmax(0, pbar - 3 * s)), z = values(zp),
  laney_sigma_z = one(widening), laney_ucl = values(pmin(1, pbar + 3 * s * widening)), laney_lcl = values(pmax(0, pbar - 3 * s * widening)),
  signal = values(which(abs(zp) > 3)))
u <- counted$c / counted$e; ubar <- sum(counted$c) / sum(counted$e); s <- sqrt(ubar / counted$e)
uchart <- list(ubar = one(ubar), u = values(u), ucl = values(ubar + 3 * s), lcl = values(pmax(0, ubar - 3 * s)),
  signal = values(which(abs(u - ubar) > 3 * s)))

sums <- function(w) Reduce(function(s, w) max(0, s + w), w, accumulate = TRUE, 0)[-1]
cusum <- function(k, h) { up <- sums(z - k); down <- sums(-z - k)
  list(c_plus = values(up), c_minus = values(down), signals_plus = values(which(up > h)), signals_minus = values(which(down > h))) }
risk <- function(R, h) { w <- months$O * log(R) - months$E * (R - 1); s <- sums(w)
  list(w = values(w), s = values(s), signals = values(which(s > h))) }
write("control_charts", "control_charts", "Base R formulas; indices from 1.", list(x = series, p = shares, u = counted, m = months), list(
  case("xmr", "formulas", "x", list(), xmr), case("p_chart", "formulas", "p", list(), pchart), case("u_chart", "formulas", "u", list(), uchart),
  case("cusum", "formulas", "x", list(k = one(0.5), h = one(4)), cusum(0.5, 4)),
  case("risk_2", "formulas", "m", list(R = one(2), h = one(2.5)), risk(2, 2.5)),
  case("risk_half", "formulas", "m", list(R = one(0.5), h = one(2)), risk(0.5, 2))))
