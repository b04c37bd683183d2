extension OpenAPI {
    static let paths = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "SaleTrail", "version": "1",
            "description": "Report sales, and see what became of them"
          },
          "security": [{"token": []}],
          "paths": {
            "/api/v1/sales": {
              "get": {
                "summary": "Report one sale by a URL (postback)",
                "description": "All parameters of /track/sale",
                "parameters": [
                  {
                    "name": "token", "in": "query", "description": "instead of the header",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "order_id", "in": "query",
                    "description": "the shop's number of the order",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "amount", "in": "query",
                    "description": "in the notation of the shop", "schema": {"type": "string"}
                  },
                  {
                    "name": "click_id", "in": "query",
                    "description": "as the landing page got it", "schema": {"type": "string"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "recorded, with its verdict",
                    "content": {
                      "application/json": {"schema": {"$ref": "#/components/schemas/Verdict"}}
                    }
                  },
                  "401": {"$ref": "#/components/responses/401"},
                  "403": {"$ref": "#/components/responses/403"},
                  "429": {"$ref": "#/components/responses/429"},
                  "503": {"$ref": "#/components/responses/503"}
                }
              },
              "post": {
                "summary": "Report one sale or several",
                "parameters": [
                  {
                    "name": "Idempotency-Key", "in": "header",
                    "description": "sales without an order number count once for each key",
                    "schema": {"type": "string"}
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "oneOf": [
                          {"$ref": "#/components/schemas/Sale"},
                          {
                            "type": "array", "items": {"$ref": "#/components/schemas/Sale"},
                            "maxItems": 100
                          }
                        ]
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "all recorded, in the order of the request",
                    "content": {
                      "application/json": {
                        "schema": {
                          "type": "object",
                          "properties": {
                            "sales": {
                              "type": "array", "items": {"$ref": "#/components/schemas/Verdict"}
                            }
                          }
                        }
                      }
                    }
                  },
                  "400": {"$ref": "#/components/responses/400"},
                  "401": {"$ref": "#/components/responses/401"},
                  "403": {"$ref": "#/components/responses/403"},
                  "422": {"$ref": "#/components/responses/422"},
                  "429": {"$ref": "#/components/responses/429"},
                  "503": {"$ref": "#/components/responses/503"}
                }
              }
            },
            "/api/v1/sales/{id}": {
              "get": {
                "summary": "How a sale became what it is, step by step",
                "parameters": [
                  {
                    "name": "id", "in": "path", "required": true,
                    "description": "the shop's number of the order, or the number of a hit",
                    "schema": {"type": "string"}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "the explanation",
                    "content": {
                      "application/json": {
                        "schema": {"$ref": "#/components/schemas/Explanation"}
                      }
                    }
                  },
                  "401": {"$ref": "#/components/responses/401"},
                  "404": {"$ref": "#/components/responses/404"},
                  "429": {"$ref": "#/components/responses/429"},
                  "503": {"$ref": "#/components/responses/503"}
                }
              }
            },
            "/api/v1/hits": {
              "get": {
                "summary": "Hits that did not become sales, or found no click, oldest first",
                "parameters": [
                  {
                    "name": "verdict", "in": "query", "description": "which hits",
                    "schema": {
                      "enum": ["set-aside", "unattributed", "any"], "default": "set-aside"
                    }
                  },
                  {
                    "name": "reason", "in": "query",
                    "description": "only of this reason, such as not-activated",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "since", "in": "query",
                    "description": "arrived then or later: RFC 3339 or Unix seconds",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "until", "in": "query",
                    "description": "arrived before: RFC 3339 or Unix seconds",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "cursor", "in": "query", "description": "next of the page before",
                    "schema": {"type": "string"}
                  },
                  {
                    "name": "limit", "in": "query", "description": "hits on a page",
                    "schema": {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}
                  }
                ],
                "responses": {
                  "200": {
                    "description": "a page",
                    "content": {
                      "application/json": {"schema": {"$ref": "#/components/schemas/HitPage"}}
                    }
                  },
                  "400": {"$ref": "#/components/responses/400"},
                  "401": {"$ref": "#/components/responses/401"},
                  "429": {"$ref": "#/components/responses/429"},
                  "503": {"$ref": "#/components/responses/503"}
                }
              }
            },
            "/api/v1/openapi.json": {
              "get": {
                "summary": "This document", "security": [],
                "responses": {
                  "200": {
                    "description": "this document",
                    "content": {"application/json": {"schema": {"type": "object"}}}
                  }
                }
              }
            }
          },

        """#
}
