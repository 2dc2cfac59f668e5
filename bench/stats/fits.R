# Rscript fits.R NAME FOLDER: does one fit on the columns in the folder and prints its cost, as fitChild.ts does.
arguments <- commandArgs(TRUE)
name <- arguments[1]
column <- function(file) {
  path <- file.path(arguments[2], file)
  readBin(path, "double", file.size(path) / 8)
}
columns <- function(files) as.data.frame(setNames(lapply(files, column), sub("answers.", "", files, fixed = TRUE)))
few <- 1:5

covariates <- c("x1", "x2", "x3", "x4")
times <- c("entry", "exit", "event")
fits <- list(
  kaplanMeier = function() {
    library(survival)
    d <- columns(c(times, "manager"))
    function() {
      fit <- survfit(Surv(entry, exit, event) ~ manager, data = d, conf.type = "log-log")
      c(sum(fit$surv), sum(fit$lower, na.rm = TRUE))
    }
  },
  cox = function() {
    library(survival)
    d <- columns(c(times, covariates))
    function() {
      fit <- coxph(Surv(entry, exit, event) ~ x1 + x2 + x3 + x4, data = d)
      c(coef(fit), sqrt(diag(vcov(fit))))
    }
  },
  coxClustered = function() {
    library(survival)
    d <- columns(c(times, covariates, "manager"))
    function() {
      fit <- coxph(Surv(entry, exit, event) ~ x1 + x2 + x3 + x4, data = d, cluster = manager)
      c(coef(fit), sqrt(diag(vcov(fit))))
    }
  },
  shrinkage = function() {
    library(MASS)
    factors <- c("band", "role", "level", "location", "quarter")
    d <- columns(c(factors, "event", "years", "manager"))
    d[factors] <- lapply(d[factors], factor)
    function() {
      pooled <- glm(event ~ band + role + level + location + quarter + offset(log(years)), family = poisson, data = d)
      sums <- rowsum(cbind(d$event, fitted(pooled)), d$manager)
      O <- sums[, 1]
      E <- sums[, 2]
      spread <- glm.nb(O ~ 1 + offset(log(E)))
      shape <- spread$theta + O
      rate <- spread$theta / exp(coef(spread)) + E
      posterior <- cbind(shape / rate, qgamma(0.05, shape, rate), qgamma(0.95, shape, rate),
                         pgamma(1, shape, rate, lower.tail = FALSE), pgamma(1.25, shape, rate, lower.tail = FALSE))
      c(spread$theta, exp(coef(spread)), E[few], t(posterior[few, ]))
    }
  },
  frailty = function() {
    library(survival)
    d <- columns(c(times, covariates, "manager"))
    function() {
      fit <- coxph(Surv(entry, exit, event) ~ x1 + x2 + x3 + x4 + frailty(manager, distribution = "gamma", sparse = TRUE, method = "em"), data = d)
      # Its search for theta ends early: theta agrees to a few per cent, and frailties move with it.
      c(fit$history[[1]]$theta, coef(fit))
    }
  },
  mixedModel = function() {
    suppressMessages(library(lme4))
    d <- columns(paste0("answers.", c("answer", "wave", "tenure", "level", "remote", "manager")))
    function() {
      fit <- lmer(answer ~ wave + tenure + level + remote + (1 | manager), data = d)
      c(fixef(fit), sqrt(diag(as.matrix(vcov(fit)))), unlist(VarCorr(fit)), sigma(fit)^2, ranef(fit)$manager[few, 1])
    }
  })

reset <- "/proc/self/clear_refs"
peak <- function() as.numeric(gsub("\\D", "", grep("^VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cpu <- function() sum(proc.time()[1:2])
fit <- fits[[name]]()
tells <- file.exists(reset)
invisible(gc())
if (tells) { cat("5", file = reset); base <- peak() }
start <- cpu()
estimates <- fit()
spent <- cpu() - start
megabytes <- if (tells) peak() - base
count <- 1
while (spent < 1) {
  again <- cpu()
  fit()
  spent <- spent + cpu() - again
  count <- count + 1
}
number <- function(x) paste(sprintf("%.17g", x), collapse = ",")
cat(sprintf('{"seconds":%s,%s"estimates":[%s]}\n', number(spent / count),
            if (tells) sprintf('"megabytes":%s,', number(megabytes)) else "", number(estimates)))
