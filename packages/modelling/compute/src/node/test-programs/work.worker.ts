import { answerItems } from "../threads/answer-items.ts";
import { work } from "./work.ts";

answerItems(work);
