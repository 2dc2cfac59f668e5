# Wilson intervals, weighted shares, net promoter scores.
set.seed(21)
n <- 90
answers <- data.frame(P1 = sample(c(1:5, NA), n, TRUE), P2 = sample(c(2:5, 5, NA), n, TRUE), w = round(runif(n, 0.3, 2.5), 4))
score <- data.frame(team = sample(c("g1", "g2", "g3", "g4"), n, TRUE), enps = sample(c(0:10, 9, 10, NA), n, TRUE))
wilson <- function(k, n, level) {
  z <- qnorm((1 + level) / 2); p <- k / n
  (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
}
weighted <- function(f, w, level) {
  p <- sum(w * f) / sum(w); m <- sum(w)^2 / sum(w^2)
  list(p = p, n = m, limits = wilson(p * m, m, level))
}
item <- function(name, top, level) {
  x <- answers[[name]]; ok <- !is.na(x); f <- as.numeric(x[ok] >= top)
  plain <- prop.test(sum(f), length(f), conf.level = level, correct = FALSE)$conf.int; w <- weighted(f, answers$w[ok], level)
  list(item = one(name), n = one(length(f)), favourable = one(sum(f)), p = one(mean(f)), wilson_lower = one(plain[1]), wilson_upper = one(plain[2]),
       weighted_p = one(w$p), n_eff = one(w$n), weighted_wilson_lower = one(w$limits[1]), weighted_wilson_upper = one(w$limits[2]))
}
person <- rowMeans(answers[c("P1", "P2")] >= 4, na.rm = TRUE)
some <- !is.nan(person)
whole <- weighted(person[some], answers$w[some], 0.9)
promoter <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); s <- ifelse(x >= 9, 100, ifelse(x <= 6, -100, 0)); p <- mean(x >= 9); q <- mean(x <= 6)
  v <- 1e4 * (p + q - (p - q)^2) / n; reach <- qnorm(0.975) * sqrt(v)
  list(n = one(n), promoters = one(sum(x >= 9)), passives = one(sum(x > 6 & x < 9)), detractors = one(sum(x <= 6)), enps = one(mean(s)), var_mle = one(v),
       se = one(sqrt(v)), lower = one(mean(s) - reach), upper = one(mean(s) + reach), var_unbiased = one(v * n / (n - 1)), var_check_sample = one(var(s) / n))
}
k <- c(0, 1, 7, 30, 499, 500); size <- c(9, 9, 12, 71, 500, 500)
limits <- mapply(function(k, n) prop.test(k, n, conf.level = 0.9, correct = FALSE)$conf.int, k, size)
write("proportions", "proportions", "Promoters from 9, detractors to 6; n_eff after Kish.", list(answers = answers, score = score), list(
  case("wilson", "prop.test(k,n,correct=FALSE)$conf.int", NULL, list(k = k, n = size, level = one(0.9)), list(lower = values(limits[1, ]), upper = values(limits[2, ])), abs = 1e-12),
  case("favourability", "favourable = value>=top; Kish; Wilson", "answers", list(items = c("P1", "P2"), top = one(4), weight = one("w"), level = one(0.9)), list(
    items = list(item("P1", 4, 0.9), item("P2", 4, 0.9)), scale = list(mean_person_favourability = one(mean(person[some])), weighted = one(whole$p),
      n_eff = one(whole$n), wilson = values(whole$limits), n = one(sum(some))))),
  case("enps_all", "promoter>=9, detractor<=6", "score", list(level = one(0.95)), promoter(score$enps)),
  case("enps_by_team", "same by team, groups with n>=3 only", "score", list(min_n = one(3)), lapply(split(score$enps, score$team), promoter))))
