// The tables of a cohort, their columns, links and checks, from the package that defines them.
import { cohortPage } from "../components/cohort-page.ts";

process.stdout.write(cohortPage());
