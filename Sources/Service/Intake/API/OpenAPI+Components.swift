extension OpenAPI {
    static let components = #"""
          "components": {
            "securitySchemes": {
              "token": {
                "type": "http", "scheme": "bearer",
                "description": "of saletrail account token add"
              }
            },
            "responses": {
              "400": {
                "description": "cannot be read",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "401": {
                "description": "no valid token",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "403": {
                "description": "empId of another sub-account",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "404": {
                "description": "none of this sub-account",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "422": {
                "description": "no sale, or more than 100",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "429": {
                "description": "too many calls",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              },
              "503": {
                "description": "try again",
                "content": {
                  "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"}
                  }
                }
              }
            },
            "schemas": {
              "Money": {
                "type": "object",
                "properties": {
                  "minor_units": {"type": "integer"},
                  "currency": {"type": "string", "description": "ISO 4217"}
                }
              },
              "Sale": {
                "type": "object", "additionalProperties": true,
                "properties": {
                  "order_id": {"type": "string"}, "click_id": {"type": "string"},
                  "amount": {"type": ["number", "string"]}, "amount_minor": {"type": "integer"},
                  "currency": {"type": "string"},
                  "status": {
                    "enum": [
                      "lead", "sale", "pending", "approved", "rejected", "refunded", "rebill"
                    ]
                  },
                  "refund_id": {"type": "string"}, "time": {"type": "string"},
                  "email": {"type": "string"}, "consent": {"type": "boolean"},
                  "testmode": {"type": "boolean"},
                  "lines": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "product": {"type": "string"}, "quantity": {"type": "integer"},
                        "amount": {"type": ["number", "string"]}
                      }
                    }
                  }
                }
              },
              "Verdict": {
                "type": "object",
                "properties": {
                  "order_id": {"type": "string"},
                  "verdict": {"enum": ["recorded", "unattributed", "set-aside"]},
                  "reason": {"type": "string"},
                  "notes": {"type": "array", "items": {"type": "string"}}
                }
              },
              "Explanation": {
                "type": "object",
                "properties": {
                  "hit": {"type": "integer"}, "order_id": {"type": "string"},
                  "state": {"enum": ["sale", "partly-refunded", "refunded"]},
                  "gross": {"$ref": "#/components/schemas/Money"},
                  "refunded": {"$ref": "#/components/schemas/Money"},
                  "net": {"$ref": "#/components/schemas/Money"}, "query": {"type": "string"},
                  "notes": {"type": "array", "items": {"type": "string"}},
                  "reports": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "hit": {"type": "integer"}, "at": {"type": "string"},
                        "by": {"type": "string"}, "trust": {"type": "string"},
                        "status": {"type": "string"},
                        "amount": {"$ref": "#/components/schemas/Money"},
                        "set_aside": {"type": "string"}
                      }
                    }
                  },
                  "credits": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "campaign": {"type": "string"}, "link": {"type": "integer"},
                        "contact": {"type": "string"}, "clicked_at": {"type": "string"},
                        "rung": {"type": "string"}, "weight": {"type": "integer"},
                        "amount": {"$ref": "#/components/schemas/Money"}
                      }
                    }
                  },
                  "steps": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "looked_at": {"type": "string"}, "finding": {"type": "string"}
                      }
                    }
                  }
                }
              },
              "HitPage": {
                "type": "object",
                "properties": {
                  "next": {
                    "type": "string",
                    "description": "cursor of the next page; absent on the last"
                  },
                  "hits": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "hit": {"type": "integer"}, "at": {"type": "string"},
                        "host": {"type": "string"}, "query": {"type": "string"},
                        "verdict": {"type": "string"}, "reason": {"type": "string"},
                        "campaign": {"type": "string"}, "link": {"type": "integer"}
                      }
                    }
                  }
                }
              },
              "Problem": {
                "type": "object", "description": "RFC 9457",
                "properties": {
                  "title": {"type": "string"}, "status": {"type": "integer"},
                  "detail": {"type": "string"}
                }
              }
            }
          }
        }

        """#
}
