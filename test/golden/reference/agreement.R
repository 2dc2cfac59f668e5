# Agreement within groups, reliability of group means and of scales.
suppressMessages({library(multilevel); library(psych)})
set.seed(33)
n <- 130
scale <- data.frame(team = sample(c("t1", "t2", "t3", "t4", "t5", "t6", "t7"), n, TRUE, prob = 1:7), stringsAsFactors = FALSE)
lean <- rnorm(n) + rnorm(7, 0, 0.7)[match(scale$team, paste0("t", 1:7))]
for (item in c("i1", "i2", "i3", "i4")) scale[[item]] <- as.integer(pmin(5, pmax(1, round(3 + lean + rnorm(n, 0, 0.9)))))
scale <- rbind(scale, list("t8", 4L, 4L, 5L, 3L), list("t9", 1L, 1L, 5L, 2L), list("t9", 5L, 5L, 1L, 4L))
items <- c("i1", "i2", "i3", "i4")
icc <- function(id, y) {
  h <- aov(scale[[y]] ~ as.factor(scale$team)); s <- summary(h)[[1]]; size <- table(scale$team); N <- sum(size); J <- length(size)
  k0 <- (N - sum(size^2) / N) / (J - 1); b <- s[1, 3]; w <- s[2, 3]
  case(id, sprintf("aov(%s~team); multilevel::ICC1; ICC2", y), "scale", list(y = one(y), g = one("team")), list(MSB = one(b), MSW = one(w), df = values(s[, 1]),
    F = one(s[1, 4]), p = one(s[1, 5]), ICC1_multilevel = one(multilevel::ICC1(h)), ICC2_multilevel = one(multilevel::ICC2(h)), mean_group_size = one(N / J),
    k0 = one(k0), ICC1_k0 = one((b - w) / (b + (k0 - 1) * w))), abs = 1e-12)
}
r1 <- rwg.j(scale[items], scale$team, ranvar = 2); r2 <- rwg.j.lindell(scale[items], scale$team, ranvar = 2); r3 <- rwg(scale$i1, scale$team, ranvar = 2)
known <- r1$rwg.j[!is.na(r1$rwg.j)]
a <- suppressWarnings(psych::alpha(scale[items], check.keys = FALSE)); ci <- alpha.ci(a$total$raw_alpha, nrow(scale), 4)
write("icc_rwg_alpha", "icc_rwg_alpha", "Even answers on five options have variance 2; one team of one, one divided beyond that.", list(scale = scale), list(
  icc("icc_i1", "i1"), icc("icc_i3", "i3"),
  case("agreement", "multilevel::rwg.j, rwg.j.lindell, rwg (first item), ranvar=2", "scale", list(items = items, g = one("team"), A = one(5)), list(
    group = as.character(r1$grpid), rwg_j = values(r1$rwg.j), rwg_j_lindell = values(r2$rwg.lindell), rwg_item1 = values(r3$rwg), n = values(r1$gsize),
    median_rwg_j = one(median(known)), mean_rwg_j = one(mean(known)), share_ge_70 = one(mean(known >= 0.7)))),
  case("alpha", "psych::alpha(check.keys=FALSE); psych::alpha.ci", "scale", list(items = items), list(n = one(nrow(scale)), k = one(4),
    raw_alpha = one(a$total$raw_alpha), std_alpha = one(a$total$std.alpha), average_r = one(a$total$average_r), alpha_if_dropped = values(a$alpha.drop$raw_alpha),
    item_total_r_corrected = values(a$item.stats$r.drop), cronbach_multilevel = one(multilevel::cronbach(scale[items])$Alpha),
    feldt_lower = one(ci$lower.ci), feldt_upper = one(ci$upper.ci)), rel = 1e-8)))
