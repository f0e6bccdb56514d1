import json
import math
from collections import Counter

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

with open("model.json", encoding="utf-8") as f:
    CENTROIDS = json.load(f)["centroids"]

app = FastAPI()


class Question(BaseModel):
    text: str


def vectorise(text):
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    counts = Counter(f" {w} "[i:i + 3] for w in words for i in range(len(w)))
    length = math.sqrt(sum(n * n for n in counts.values())) or 1
    return {t: n / length for t, n in counts.items()}


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/classify")
def classify(question: Question):
    vector = vectorise(question.text)
    scores = {k: sum(w * c.get(t, 0) for t, w in vector.items()) for k, c in CENTROIDS.items()}
    label = max(scores, key=scores.get)
    return {"label": label, "score": scores[label]}


if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8000)
