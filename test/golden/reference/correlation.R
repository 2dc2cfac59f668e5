# Correlations, bootstrap intervals with the rows that were drawn, two-stage least squares.
suppressMessages({library(boot); library(AER); library(sandwich)})
set.seed(22)
n <- 26
true <- rnorm(n)
pairs <- data.frame(x = round(true + rnorm(n, 0, 0.6), 4), y = round(0.7 * true + rnorm(n, 0, 0.8), 4), z = round(0.5 * true + rnorm(n), 4))
tied <- data.frame(x = sample(1:5, n, TRUE)); tied$y <- pmax(1, pmin(7, tied$x + sample(-2:2, n, TRUE))); tied$z <- sample(1:3, n, TRUE); tied$v <- round(rnorm(n), 3)
m <- 60
true <- rnorm(m, 10, 2)
halves <- data.frame(x1 = round(true + rnorm(m), 4), x2 = round(true + rnorm(m), 4), w = round(rnorm(m, 50, 9) + true, 3))
halves$y <- round(3 - 0.8 * true + 0.05 * halves$w + rnorm(m) * true / 8, 4)
halves$xm <- (halves$x1 + halves$x2) / 2
partial <- function(x, y, Z) {
  r <- cor(resid(lm(x ~ Z)), resid(lm(y ~ Z))); df <- length(x) - 2 - ncol(Z); t <- r * sqrt(df / (1 - r^2))
  list(r = one(r), t = one(t), df = one(df), p = one(2 * pt(-abs(t), df)))
}
related <- function(id, data, name, z, R = 99) {
  x <- data$x; y <- data$y; Z <- as.matrix(data[z])
  p <- cor.test(x, y); s <- cor.test(x, y, method = "spearman", exact = FALSE); k <- suppressWarnings(cor.test(x, y, method = "kendall"))
  rho <- function(d, i) cor(d$x[i], d$y[i], method = "spearman")
  b <- boot(data, rho, R); ci <- boot.ci(b, type = c("norm", "basic", "perc", "bca")); L <- empinf(b, type = "jack")
  # boot.ci takes its own influence values (by regression) for bca; here they are the jackknife's.
  bca <- boot.ci(b, type = "bca", L = L)
  case(id, "cor.test, partial, boot::boot", name, list(x = one("x"), y = one("y"), z = z, level = one(0.95)), list(
    pearson = list(r = one(p$estimate), t = one(p$statistic), df = one(p$parameter), p = one(p$p.value), lower = one(p$conf.int[1]), upper = one(p$conf.int[2])),
    spearman = list(rho = one(s$estimate), p = one(s$p.value)), kendall_tau_b = one(k$estimate), kendall_p = one(k$p.value),
    partial_pearson = partial(x, y, Z), partial_spearman = partial(rank(x), rank(y), apply(Z, 2, rank))$r,
    bootstrap = list(t0 = one(b$t0), t = values(b$t), percentile_type7 = values(quantile(b$t, c(.025, .975), type = 7)), boot_ci_percent = values(ci$percent[4:5]),
      boot_ci_basic = values(ci$basic[4:5]), boot_ci_normal = values(ci$normal[2:3]), boot_ci_bca = values(bca$bca[4:5]),
      bca_z0 = one(qnorm(mean(b$t < b$t0))), bca_a = one(sum(L^3) / (6 * sum(L^2)^1.5)), jackknife_L = values(L), se = one(sd(b$t))),
    indices = boot.array(b, indices = TRUE)), rel = 1e-8)
}
iv <- function(id, f, back, call) {
  fit <- ivreg(f, data = halves); r <- cor(halves$x1, halves$x2); sb <- 2 * r / (1 + r); o <- summary(lm(y ~ xm, halves))$coefficients
  se <- function(v) values(sqrt(diag(v)))
  case(id, call, "halves", list(), list(split_half_r = one(r), spearman_brown = one(sb), r_observed = one(cor(halves$xm, halves$y)),
    r_disattenuated_x = one(cor(halves$xm, halves$y) / sqrt(sb)), ols_slope = one(o[2, 1]), ols_se = one(o[2, 2]),
    iv = list(coef = values(coef(fit)), se_classical = se(vcov(fit)), se_hc0 = se(vcovHC(fit, "HC0")), se_hc1 = se(vcovHC(fit, "HC1")), sigma = one(fit$sigma),
      first_stage_F = one(summary(fit, diagnostics = TRUE)$diagnostics["Weak instruments", "statistic"])),
    iv_reversed_coef = values(coef(ivreg(back, data = halves)))), rel = 1e-8)
}
write("correlation_iv", "correlation_iv", "Kendall's p exact without ties, else normal; bca with jackknife influence; row numbers from 1.",
  list(pairs = pairs, tied = tied, halves = halves), list(
  related("plain", pairs, "pairs", "z"), related("ties", tied, "tied", c("z", "v")),
  iv("halves", y ~ x1 | x2, y ~ x2 | x1, "AER::ivreg(y~x1|x2)"),
  iv("halves_with_control", y ~ x1 + w | x2 + w, y ~ x2 + w | x1 + w, "AER::ivreg(y~x1+w|x2+w)")))
